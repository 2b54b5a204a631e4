package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.History;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What EC2 lets an instance know of what is going to happen to it: scheduled events, and that it is taken back
 * (EC2 user guide, "Spot Instance interruption notices").
 */
final class Notices {

    private static final String SPOT_NOTICE = "spot interruption notice";

    private Notices() {
    }

    static void add(Call call, Row<Instance> row, BiConsumer<String, String> items) {
        items.accept("instance-action", "none");
        EventMetadata.add(call.region(), row.id(), items);
        Instant end = spotEnd(call, row);
        if (end != null) {
            items.accept("spot/instance-action", "{\"action\": \"terminate\", \"time\": \"" + end + "\"}");
            items.accept("spot/termination-time", end.toString());
        }
    }

    /** When the instance is taken back, or null where it has no notice. */
    private static Instant spotEnd(Call call, Row<Instance> row) {
        if (!row.value().launch().spot() || row.value().state() == InstanceState.PENDING) {
            return null;
        }
        List<History.Entry> entries = row.history().entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).cause().equals(SPOT_NOTICE)) {
                Duration notice = Duration.between(call.now(), call.momentAfter(Delay.SPOT_NOTICE));
                return entries.get(i).at().plus(notice).truncatedTo(ChronoUnit.SECONDS);
            }
        }
        return null;
    }
}
