package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.placement.DedicatedHost;
import io.github.fakeec2.placement.DedicatedHosts;
import io.github.fakeec2.placement.PlacementGroup;
import io.github.fakeec2.placement.PlacementGroups;
import io.github.fakeec2.state.Row;

/** Finds an instance its place in its zone again when it starts. */
final class StartPlace {

    private StartPlace() {
    }

    /**
     * The stopped instance, with the place where it starts.
     *
     * @throws AwsError {@code InsufficientInstanceCapacity} where its spread placement group runs as many as may be;
     *     what a launch onto a Dedicated Host meets where it must run on one
     */
    static Instance of(Call call, Instance stopped) {
        Site.Placed before = stopped.site().placement();
        if (before == null) {
            return stopped;
        }
        if (before.groupId() != null) {
            requireRoom(call, call.table(PlacementGroup.TABLE).value(before.groupId()), stopped.zone());
        }
        if (!stopped.site().tenancy().equals("host")) {
            return stopped;
        }
        Site.Placed after = before.on(host(call, stopped, before));
        return stopped.with(stopped.settings().with(stopped.site().with("host", after)));
    }

    private static void requireRoom(Call call, PlacementGroup group, String zone) {
        if (PlacementGroups.roomIn(call, group, zone) == 0) {
            throw AwsError.of("InsufficientInstanceCapacity", 500, "Insufficient capacity.")
                    .withHint("the spread placement group '" + group.name()
                            + "' may have seven running instances in a zone, and has them in " + zone);
        }
    }

    /**
     * With host affinity an instance starts on its host or not at all; without, where it ran before if it can, or on
     * any host that takes instances which name none (EC2 user guide, "Host affinity").
     */
    private static String host(Call call, Instance stopped, Site.Placed before) {
        Row<DedicatedHost> last = before.hostId() == null ? null
                : call.table(DedicatedHost.TABLE).find(before.hostId());
        if (before.hostId() != null && before.affinity().equals("host")) {
            DedicatedHost host = DedicatedHosts.get(call, before.hostId());
            DedicatedHosts.requireRuns(host, stopped.type(), stopped.zone());
            if (DedicatedHosts.roomOn(call, host, stopped.type()) == 0) {
                throw DedicatedHosts.isFull(host.id());
            }
            return host.id();
        }
        boolean sameAgain = last != null && DedicatedHosts.roomOn(call, last.value(), stopped.type()) > 0;
        return sameAgain ? last.id() : DedicatedHosts.anyWithRoom(call, stopped.type(), stopped.zone());
    }
}
