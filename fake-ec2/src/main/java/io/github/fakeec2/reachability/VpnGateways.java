package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.VpnConnectionNode;
import io.github.fakeec2.reachability.model.VpnGatewayNode;

/**
 * Virtual private gateways and what lies behind them (Site-to-Site VPN user guide, "How Site-to-Site VPN works"): a
 * gateway carries packets between interfaces of its VPC and the networks on premises that its connections lead to.
 */
final class VpnGateways {

    private VpnGateways() {
    }

    /** Lets a packet out of its VPC, to the first connection that leads to its destination. */
    static boolean leave(Journey journey, String id, Vpc from) {
        VpnGatewayNode gateway = journey.topology.vpnGateways.get(id);
        if (gateway == null || !from.id().equals(gateway.vpcId())) {
            return journey.drop(ExplanationCode.BAD_STATE_ATTACHMENT, id, Direction.OUT,
                    "is not attached to " + from.id());
        }
        if (from.nicAt(journey.packet.source()) == null) {
            return journey.drop(ExplanationCode.VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS, id, Direction.OUT,
                    journey.packet.source() + " is not an address of an interface in " + from.id());
        }
        VpnConnectionNode connection = connectionTo(journey, id);
        if (connection == null) {
            return journey.drop(ExplanationCode.NO_ROUTE_TO_DESTINATION, id, Direction.OUT,
                    "no VPN connection leads to " + journey.packet.destination());
        }
        if (!connection.up()) {
            return isDown(journey, connection, Direction.OUT);
        }
        return journey.pass(id, Direction.OUT, "to " + connection.id())
                && journey.arrive(Place.Kind.ON_PREMISES, connection.id(), connection.id());
    }

    /** The one that the question names, or else one with a tunnel up, or else any. */
    private static VpnConnectionNode connectionTo(Journey journey, String gatewayId) {
        VpnConnectionNode best = null;
        for (VpnConnectionNode connection : journey.topology.vpnConnections.values()) {
            if (gatewayId.equals(connection.vpnGatewayId()) && leadsTo(journey, connection)) {
                if (connection.id().equals(journey.goal().id())) {
                    return connection;
                }
                best = best == null || connection.up() && !best.up() ? connection : best;
            }
        }
        return best;
    }

    private static boolean leadsTo(Journey journey, VpnConnectionNode connection) {
        return connection.ranges().stream().anyMatch(range -> range.contains(journey.packet.destination()));
    }

    /** Brings a packet from on premises into the VPC, or to the transit gateway, at the connection's end. */
    static boolean enter(Journey journey, String connectionId) {
        VpnConnectionNode connection = journey.topology.vpnConnections.get(connectionId);
        if (!connection.up()) {
            return isDown(journey, connection, Direction.IN);
        }
        journey.hideSender(connectionId);
        if (connection.vpnGatewayId() == null) {
            return TransitGateways.enterFromOutside(journey, connection);
        }
        String id = connection.vpnGatewayId();
        VpnGatewayNode gateway = journey.topology.vpnGateways.get(id);
        Vpc vpc = gateway == null || gateway.vpcId() == null ? null : journey.topology.vpcs.get(gateway.vpcId());
        if (vpc == null) {
            return journey.drop(ExplanationCode.BAD_STATE_ATTACHMENT, id, Direction.IN, "is attached to no VPC");
        }
        if (vpc.nicAt(journey.packet.destination()) == null) {
            return journey.drop(ExplanationCode.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, id, Direction.IN,
                    journey.packet.destination() + " is not an address of an interface in " + vpc.id());
        }
        return journey.pass(id, Direction.IN, "to " + vpc.id())
                && Routes.enter(journey, gateway.edgeRouteTableId(), vpc);
    }

    private static boolean isDown(Journey journey, VpnConnectionNode connection, Direction direction) {
        return journey.drop(ExplanationCode.BAD_STATE_VPN, connection.id(), direction, "no tunnel is up");
    }
}
