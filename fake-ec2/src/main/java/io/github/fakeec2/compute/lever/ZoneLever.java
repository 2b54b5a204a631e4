package io.github.fakeec2.compute.lever;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.fault.FaultPlan;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.List;

/** What a test can do to an Availability Zone, in all accounts that have a look at it. */
public final class ZoneLever {

    private final Gateway gateway;
    private final FaultPlan faults;
    private final String zone;

    /** The lever on a zone such as {@code us-east-1a}. */
    public ZoneLever(Gateway gateway, String zone) {
        this.gateway = gateway;
        this.faults = gateway.faults();
        this.zone = zone;
    }

    /** Takes the zone down, and the machines in it. */
    public void goDown() {
        faults.zone(zone, true);
        outageOfAll("zone outage", true);
    }

    /** Brings the zone back, and the machines in it. */
    public void recover() {
        faults.zone(zone, false);
        outageOfAll("zone recovery", false);
    }

    /** Limits how many instances of a type the zone can run; null lifts the limit. */
    public void capacity(String instanceType, Integer instances) {
        faults.capacity(zone, instanceType, instances);
    }

    private void outageOfAll(String what, boolean down) {
        gateway.time().beforeLook();
        for (RegionState region : List.copyOf(gateway.world().regions())) {
            gateway.change(region.account(), region.name(), what, call -> outage(call, down));
        }
    }

    private void outage(Call call, boolean down) {
        Table<Instance> instances = call.table(Instance.TABLE);
        for (Row<Instance> row : List.copyOf(instances.all())) {
            Instance instance = row.value();
            boolean isHit = instance.checks().outageSince() != null;
            if (instance.zone().equals(zone) && isHit != down
                    && instance.state() != InstanceState.TERMINATED) {
                instances.update(instance.withChecks(instance.checks().inOutage(down ? call.now() : null)));
            }
        }
    }
}
