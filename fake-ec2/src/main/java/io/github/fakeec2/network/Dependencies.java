package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Keeps what is in use from being deleted (EC2 API reference, "Error codes", {@code DependencyViolation}). Which kinds
 * of resources stand on which is declared with the kinds: see {@link TableType#needs}.
 */
public final class Dependencies {

    private static final int MOST_NAMED = 10;

    private Dependencies() {
    }

    /**
     * Refuses to go on while something stands on the resource, in the words that VPC resources have: {@code The vpc
     * 'vpc-...' has dependencies and cannot be deleted.}
     *
     * @param noun what the message calls the resource: {@code vpc}, {@code routeTable}
     * @throws AwsError {@code DependencyViolation}; the hint names what stands on it
     */
    public static void requireNone(Call call, TableType<?> type, String noun, String id) {
        List<Row<?>> dependents = call.region().dependentsOf(type, id);
        if (!dependents.isEmpty()) {
            throw violation("The " + noun + " '" + id + "' has dependencies and cannot be deleted.", id, dependents);
        }
    }

    /** The error with the message that an operation has of its own. */
    public static AwsError violation(String message, String id, List<Row<?>> dependents) {
        return AwsError.of("DependencyViolation", message).withHint(naming(id, dependents));
    }

    /** What a hint says about what stands on a resource, for errors of another code. */
    public static String naming(String id, List<Row<?>> dependents) {
        String named = dependents.stream().limit(MOST_NAMED)
                .map(row -> row.id() + " (" + row.value().stateName() + ")").collect(Collectors.joining(", "));
        int more = dependents.size() - MOST_NAMED;
        return id + " is still used by " + named + (more > 0 ? " and " + more + " more" : "");
    }
}
