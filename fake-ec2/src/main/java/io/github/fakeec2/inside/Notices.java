package io.github.fakeec2.inside;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.launch.SpotRequest;
import io.github.fakeec2.compute.launch.SpotRequest.Interruption;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.History;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * What EC2 lets an instance know of what is going to happen to it: scheduled events, and that it is taken back
 * (EC2 user guide, "Spot Instance interruption notices"). The recommendation to rebalance, which can come earlier
 * on AWS, comes along with that notice.
 */
final class Notices {

    private static final String SPOT_NOTICE = "spot interruption notice";

    private Notices() {
    }

    static void add(Call call, Row<Instance> row, BiConsumer<String, String> items) {
        items.accept("instance-action", "none");
        EventMetadata.add(call.region(), row.id(), items);
        Instant notice = spotNotice(row);
        if (notice != null) {
            Duration grace = Duration.between(call.now(), call.momentAfter(Delay.SPOT_NOTICE));
            Instant end = notice.plus(grace).truncatedTo(ChronoUnit.SECONDS);
            items.accept("events/recommendations/rebalance",
                    "{\"noticeTime\": \"" + notice.truncatedTo(ChronoUnit.SECONDS) + "\"}");
            Interruption action = action(call, row.value());
            items.accept("spot/instance-action", "{\"action\": \"" + action.name().toLowerCase(Locale.ROOT)
                    + "\", \"time\": \"" + end + "\"}");
            items.accept("spot/termination-time", action == Interruption.TERMINATE ? end.toString() : null);
        }
    }

    private static Interruption action(Call call, Instance instance) {
        Row<SpotRequest> request = call.table(SpotRequest.TABLE).find(instance.launch().spotRequestId());
        return request == null ? Interruption.TERMINATE : request.value().terms().interruption();
    }

    /** When the instance got its notice, or null where it has none. */
    private static Instant spotNotice(Row<Instance> row) {
        if (!row.value().launch().spot() || row.value().state() == InstanceState.PENDING) {
            return null;
        }
        List<History.Entry> entries = row.history().entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).cause().equals(SPOT_NOTICE)) {
                return entries.get(i).at();
            }
        }
        return null;
    }
}
