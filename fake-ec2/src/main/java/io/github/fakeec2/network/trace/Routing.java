package io.github.fakeec2.network.trace;

import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.network.RouteDestination;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.routing.RouteTargets;
import io.github.fakeec2.reachability.model.Peer;
import io.github.fakeec2.reachability.model.RouteEntry;
import io.github.fakeec2.reachability.model.RouteTableNode;
import io.github.fakeec2.state.RegionState;
import java.util.ArrayList;
import java.util.List;

/** Reads route tables. */
final class Routing {

    private Routing() {
    }

    static RouteTableNode node(RegionState region, RouteTable table) {
        List<RouteEntry> routes = new ArrayList<>();
        for (RouteTable.Route route : table.routes()) {
            routes.add(new RouteEntry(destination(route.destination()), target(route), route.target().id(),
                    RouteTargets.isAlive(region, table, route.target()), origin(route)));
        }
        return new RouteTableNode(table.id(), table.vpcId(), routes);
    }

    static Peer destination(RouteDestination destination) {
        if (destination instanceof RouteDestination.Ipv4Range range) {
            return Peer.of(IpRange.of(range.cidr()));
        }
        return destination instanceof RouteDestination.Ipv6Range range
                ? Peer.of(IpRange.of(range.cidr())) : new Peer.PrefixList(destination.text());
    }

    private static RouteEntry.Target target(RouteTable.Route route) {
        return switch (route.target().kind()) {
            case LOCAL -> RouteEntry.Target.LOCAL;
            case INTERNET_GATEWAY -> RouteEntry.Target.INTERNET_GATEWAY;
            case VPN_GATEWAY -> RouteEntry.Target.VPN_GATEWAY;
            case EGRESS_ONLY_INTERNET_GATEWAY -> RouteEntry.Target.EGRESS_ONLY_INTERNET_GATEWAY;
            case NAT_GATEWAY -> RouteEntry.Target.NAT_GATEWAY;
            case NETWORK_INTERFACE -> RouteEntry.Target.NETWORK_INTERFACE;
            case VPC_PEERING_CONNECTION -> RouteEntry.Target.VPC_PEERING_CONNECTION;
            case TRANSIT_GATEWAY -> RouteEntry.Target.TRANSIT_GATEWAY;
            case VPC_ENDPOINT -> RouteEntry.Target.VPC_ENDPOINT;
            case CARRIER_GATEWAY -> RouteEntry.Target.OTHER;
        };
    }

    private static RouteEntry.Origin origin(RouteTable.Route route) {
        return switch (route.origin()) {
            case CREATE_ROUTE_TABLE -> RouteEntry.Origin.CREATE_ROUTE_TABLE;
            case CREATE_ROUTE -> RouteEntry.Origin.CREATE_ROUTE;
            case ENABLE_VGW_ROUTE_PROPAGATION -> RouteEntry.Origin.PROPAGATED;
        };
    }
}
