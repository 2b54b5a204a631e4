package io.github.fakeec2.query;

import io.github.fakeec2.error.NotSimulatedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The members of one type of request, or of a part of one, that an operation simulates. Any other that a caller sets is
 * refused rather than ignored, also one that only the SDK on the user's class path knows of: the others are found in
 * the SDK's own description of the type, once.
 *
 * <p>Make one instance per type and keep it in a static field.
 */
public final class SimulatedMembers {

    private final String operation;
    private final String path;
    private final Set<String> simulated;
    private volatile List<SdkField<?>> others;

    private SimulatedMembers(String operation, String path, Set<String> simulated) {
        this.operation = operation;
        this.path = path;
        this.simulated = simulated;
    }

    /**
     * Names the members that are simulated.
     *
     * @param operation the operation that takes them
     * @param path where they are in its request: {@code "placement."}, or empty for the request itself
     * @param simulated as the API reference spells them: {@code AvailabilityZone}
     */
    public static SimulatedMembers of(String operation, String path, String... simulated) {
        return new SimulatedMembers(operation, path, Set.of(simulated));
    }

    /**
     * Refuses what sets any other member. An empty text, an empty list, {@code false} and 0 set nothing: they ask for
     * what EC2 does without the member.
     *
     * @param pojo the request or the part; null sets nothing. All that are given to one instance are of one type
     * @throws NotSimulatedException naming every other member that is set
     */
    public void requireNoOther(SdkPojo pojo) {
        if (pojo == null) {
            return;
        }
        List<SdkField<?>> found = others;
        if (found == null) {
            found = othersOf(pojo);
            others = found;
        }
        for (int i = 0; i < found.size(); i++) { // no iterator: every launch comes here
            if (asksForSomething(found.get(i).getValueOrDefault(pojo))) {
                throw refusal(pojo, found);
            }
        }
    }

    private List<SdkField<?>> othersOf(SdkPojo pojo) {
        List<SdkField<?>> found = new ArrayList<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            if (!simulated.contains(field.memberName())) {
                found.add(field);
            }
        }
        return List.copyOf(found);
    }

    private static boolean asksForSomething(Object value) {
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value instanceof Collection<?> list) {
            return !list.isEmpty();
        }
        if (value instanceof Integer number) {
            return number != 0;
        }
        return value != null && !value.equals(false);
    }

    private NotSimulatedException refusal(SdkPojo pojo, List<SdkField<?>> others) {
        List<String> set = new ArrayList<>();
        for (SdkField<?> field : others) {
            if (asksForSomething(field.getValueOrDefault(pojo))) {
                String name = field.memberName();
                set.add(path + Character.toLowerCase(name.charAt(0)) + name.substring(1));
            }
        }
        return new NotSimulatedException(operation + " with " + String.join(" and ", set)
                + " is not simulated by Fake EC2 yet");
    }
}
