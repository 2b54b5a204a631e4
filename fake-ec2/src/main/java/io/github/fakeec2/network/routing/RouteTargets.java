package io.github.fakeec2.network.routing;

import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.Routable;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTarget;
import io.github.fakeec2.network.transit.TransitGateways;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.Set;

/** Whether the targets of routes take packets: whether a route is {@code active} or a {@code blackhole}. */
public final class RouteTargets {

    /** States, of whatever kind of resource, from which nothing comes back. */
    private static final Set<String> GONE = Set.of("deleting", "deleted", "failed", "failing", "rejected", "rejecting",
            "expired", "shutting-down", "terminated");

    /** Other states in which nothing takes packets. */
    private static final Set<String> IDLE = Set.of("stopping", "stopped", "detaching", "detached");

    private RouteTargets() {
    }

    /** Whether a route of the table to the target is {@code active}; it is a {@code blackhole} otherwise. */
    public static boolean isAlive(RegionState region, RouteTable table, RouteTarget target) {
        if (target.kind() == RouteTarget.Kind.LOCAL) {
            return true;
        }
        if (target.kind() == RouteTarget.Kind.NETWORK_INTERFACE) {
            Row<NetworkInterface> eni = region.table(NetworkInterface.TABLE).find(target.id());
            return eni != null && isAlive(region, eni.value().attachment());
        }
        if (target.kind() == RouteTarget.Kind.TRANSIT_GATEWAY) {
            // It may be another account's, so that the attachment is all there is of it here.
            return TransitGateways.isAttached(region, target.id(), table.vpcId());
        }
        Row<?> row = region.find(target.id());
        // A route to a connection that waits to be accepted can be made, and takes effect when that is active.
        boolean waits = target.kind() == RouteTarget.Kind.VPC_PEERING_CONNECTION && row != null
                && !row.value().stateName().equals("active");
        return !waits && isAlive(row) && serves(region, row, table.vpcId());
    }

    /** Whether a resource has to do with a VPC; what is not {@link Routable} is taken to. */
    static boolean serves(RegionState region, Row<?> row, String vpcId) {
        return !(row.value() instanceof Routable routable) || routable.serves(region, vpcId);
    }

    /** Whether a resource has come to its end, so that no new route can lead to it. */
    static boolean isGone(Row<?> row) {
        return GONE.contains(row.value().stateName());
    }

    /** An interface takes packets while it is attached to an instance that runs, or to a machine of a service. */
    private static boolean isAlive(RegionState region, NetworkInterface.Attachment attachment) {
        if (attachment == null || IDLE.contains(attachment.status())) {
            return false;
        }
        return attachment.instanceId() == null || isAlive(region.find(attachment.instanceId()));
    }

    private static boolean isAlive(Row<?> row) {
        return row != null && !isGone(row) && !IDLE.contains(row.value().stateName());
    }
}
