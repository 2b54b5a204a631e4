package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/**
 * What an operation that takes several resources did not do. One that fails keeps no other from being done: its error
 * goes into the answer instead (EC2 API reference, {@code UnsuccessfulItem}).
 */
public final class PartialResult {

    private final List<UnsuccessfulItem> unsuccessful = new ArrayList<>();
    private final String prefix;

    /** For an operation that shows codes as they are. */
    public PartialResult() {
        this("");
    }

    /**
     * For an operation that shows codes with their side.
     *
     * @param prefix how all codes begin: {@code Client.}
     */
    public PartialResult(String prefix) {
        this.prefix = prefix;
    }

    /** Does something to one resource. It must not throw after its first write, which nobody would take back. */
    public void attempt(String resourceId, Runnable act) {
        try {
            act.run();
        } catch (AwsError e) {
            unsuccessful.add(UnsuccessfulItem.builder()
                    .resourceId(resourceId)
                    .error(error -> error.code(prefix + e.code()).message(e.getMessage()))
                    .build());
        }
    }

    /** What could not be done, in the order of the attempts. */
    public List<UnsuccessfulItem> unsuccessful() {
        return List.copyOf(unsuccessful);
    }
}
