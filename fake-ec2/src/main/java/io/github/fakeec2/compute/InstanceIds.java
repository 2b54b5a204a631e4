package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;
import java.util.List;

/** The instance ids of a request: an empty text among them counts as a missing parameter. */
public final class InstanceIds {

    private InstanceIds() {
    }

    /**
     * The ids, none of which means all instances.
     *
     * @throws AwsError {@code MissingParameter} for an empty one
     */
    public static List<String> orNone(List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            if (!Required.isGiven(ids.get(i))) {
                throw missing();
            }
        }
        return ids;
    }

    /**
     * The ids, of which there must be one at least.
     *
     * @throws AwsError {@code MissingParameter} for none, and for an empty one
     */
    public static List<String> required(List<String> ids) {
        if (ids.isEmpty()) {
            throw missing();
        }
        return orNone(ids);
    }

    private static AwsError missing() {
        return AwsError.of("MissingParameter", "The request must contain the parameter InstanceId");
    }
}
