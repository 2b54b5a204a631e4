package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.RouteEntry;

/**
 * What a VPC's route tables do (VPC user guide, "Configure route tables"): the most specific route that matches is
 * taken, also where it is a blackhole. Routes more specific than the local one may lead through an appliance
 * ("Routing for a middlebox appliance"), and gateway route tables route what comes in through a gateway.
 */
final class Routes {

    private Routes() {
    }

    /** Sends a packet on by the table of the subnet that it leaves. */
    static boolean follow(Journey journey, Subnet from) {
        RouteEntry route = from.table.findEntry(journey.packet.destination());
        if (!isUsable(journey, from.table, from, route)) {
            return false;
        }
        String target = route.targetId();
        return switch (route.target()) {
            case LOCAL -> Interfaces.deliver(journey, from.vpc, from);
            case INTERNET_GATEWAY -> InternetGateways.leave(journey, target, from.vpc);
            case EGRESS_ONLY_INTERNET_GATEWAY -> InternetGateways.leaveForGood(journey, target, from.vpc);
            case NAT_GATEWAY -> NatGateways.forward(journey, target, from);
            case NETWORK_INTERFACE -> Appliances.through(journey, target, from);
            case VPC_PEERING_CONNECTION -> Peerings.cross(journey, target, from.vpc);
            case TRANSIT_GATEWAY -> TransitGateways.enter(journey, target, from);
            case VPN_GATEWAY -> VpnGateways.leave(journey, target, from.vpc);
            case VPC_ENDPOINT -> VpcEndpoints.take(journey, target, from);
            case OTHER -> beyond(journey, target);
        };
    }

    /**
     * Brings a packet into a VPC through one of its gateways.
     *
     * @param edgeTableId the gateway's route table, or null where it has none
     */
    static boolean enter(Journey journey, String edgeTableId, Vpc vpc) {
        RouteTable table = edgeTableId == null ? null : journey.topology.routeTables.get(edgeTableId);
        if (table == null) {
            return Interfaces.deliver(journey, vpc, null);
        }
        RouteEntry route = table.findEntry(journey.packet.destination());
        if (!isUsable(journey, table, null, route)) {
            return false;
        }
        return switch (route.target()) {
            case LOCAL -> Interfaces.deliver(journey, vpc, null);
            case NETWORK_INTERFACE -> Appliances.through(journey, route.targetId(), null);
            case VPC_ENDPOINT -> VpcEndpoints.take(journey, route.targetId(), null);
            default -> beyond(journey, route.targetId());
        };
    }

    private static boolean isUsable(Journey journey, RouteTable table, Subnet from, RouteEntry route) {
        if (route == null) {
            return journey.drop(ExplanationCode.NO_ROUTE_TO_DESTINATION, table.id, Direction.NONE,
                    "no route to " + journey.packet.destination());
        }
        if (!route.active()) {
            return journey.drop(ExplanationCode.BAD_STATE_ROUTE, table.id, Direction.NONE,
                    route.destination() + " -> " + route.targetId() + " is a blackhole", route);
        }
        journey.trace.routed(journey.packet, table.id, from, route);
        return true;
    }

    private static boolean beyond(Journey journey, String target) {
        return journey.drop(ExplanationCode.UNSUPPORTED_COMPONENT, target, Direction.NONE,
                "what lies behind it is not computed");
    }
}
