package io.github.fakeec2.compute.lever;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Lifecycle;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.History;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import io.github.fakeec2.types.InstanceTypeTraits;
import java.time.Duration;
import java.time.Instant;

/**
 * Simplified automatic recovery: EC2 reboots a running instance whose system status check fails on another machine. The
 * instance keeps its id, its addresses and its volumes, and loses what it has in memory (EC2 user guide, "Configure
 * simplified automatic recovery on an Amazon EC2 instance").
 */
final class Recovery {

    private static final String CAUSE = "automatic recovery";

    /** "Up to three separate failures per day" (EC2 user guide, "Recover your instance"). */
    private static final int MOST_A_DAY = 3;

    private Recovery() {
    }

    /** Lets EC2 find an instance impaired after a while. */
    static void plan(Call call, String id, Instant impairedSince) {
        call.later(Delay.AUTOMATIC_RECOVERY, CAUSE, later -> {
            Row<Instance> row = later.table(Instance.TABLE).find(id);
            if (row != null && impairedSince.equals(row.value().checks().systemImpairedSince())
                    && isPossible(later, row)) {
                new Lifecycle(later).recover(row.value());
            }
        });
    }

    private static boolean isPossible(Call call, Row<Instance> row) {
        Instance instance = row.value();
        return instance.state() == InstanceState.RUNNING
                && instance.settings().maintenance().autoRecovery().equals("default")
                && !instance.site().tenancy().equals("host")
                && InstanceTypeTraits.autoRecovery(instance.type())
                && !call.faults().isDown(instance.zone())
                && recoveriesSince(row, call.now().minus(Duration.ofDays(1))) < MOST_A_DAY;
    }

    private static int recoveriesSince(Row<Instance> row, Instant moment) {
        int recoveries = 0;
        for (History.Entry entry : row.history().entries()) {
            if (entry.cause().equals("(" + CAUSE + ")") && entry.at().isAfter(moment)) {
                recoveries++;
            }
        }
        return recoveries;
    }
}
