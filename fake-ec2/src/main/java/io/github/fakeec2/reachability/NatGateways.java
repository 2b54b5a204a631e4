package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.model.InterfaceNode;
import io.github.fakeec2.reachability.model.NatGatewayNode;
import io.github.fakeec2.reachability.model.TrafficMatch;

/**
 * NAT gateways (VPC user guide, "NAT gateways", "NAT gateway basics"): they put their private address, and a port from
 * 1024 to 65535, in place of the source, and send the packet on by the route table of their own subnet. From there an
 * internet gateway puts the public address of a public NAT gateway in its place. They take TCP, UDP and ICMP over IPv4,
 * have no security groups, and let nothing in but answers.
 */
final class NatGateways {

    private NatGateways() {
    }

    /** Takes a packet from a subnet of the same VPC. */
    static boolean forward(Journey journey, String id, Subnet from) {
        NatGatewayNode gateway = journey.topology.natGateways.get(id);
        if (gateway == null || !gateway.isAvailable()) {
            return journey.drop(ExplanationCode.BAD_STATE, id, Direction.IN,
                    gateway == null ? "does not exist" : "is " + gateway.state());
        }
        Packet before = journey.packet;
        if (!before.isIpv4() || !takes(before.protocol())) {
            return journey.drop(ExplanationCode.PROTOCOL_RESTRICTION, id, Direction.IN,
                    "takes TCP, UDP and ICMP over IPv4 alone");
        }
        Nic nic = gateway.interfaceIds().isEmpty() ? null : journey.topology.nics.get(gateway.interfaceIds().get(0));
        IpAddress own = nic == null ? null : nic.primary(true);
        if (own == null) {
            return journey.drop(ExplanationCode.BAD_STATE, id, Direction.IN, "has no interface");
        }
        if (nic.subnet != from && !Acls.pass(journey, nic.subnet, Direction.IN)) {
            return false;
        }
        if (journey.isAnswer) {
            return journey.drop(ExplanationCode.NGW_SOURCE_ADDRESS_REASSIGN, id, Direction.IN,
                    "knows no connection that this packet belongs to, since the question did not come through it");
        }
        if (!journey.visit(nic, id)) {
            return false;
        }
        journey.hideSender(id);
        Packet after = before.from(own, EphemeralPorts.OF_SERVICES);
        journey.connection.translate(nic, before, after);
        journey.translate(after, id, Direction.NONE);
        return Interfaces.leave(journey, nic.subnet);
    }

    private static boolean takes(int protocol) {
        return TrafficMatch.hasPorts(protocol) || protocol == TrafficMatch.ICMP;
    }

    /** Brings an answer back to where the question came from, through a gateway or an instance that does the same. */
    static boolean bringBack(Journey journey, Connection.Translation translation) {
        Nic nic = translation.nic();
        String id = nic.is(InterfaceNode.Kind.NAT_GATEWAY) ? nic.node.ownerId() : nic.id();
        journey.translate(journey.packet.toSenderOf(translation.before()), id, Direction.NONE);
        journey.hideSender(id);
        return SecurityGroups.pass(journey, nic, Direction.OUT) && Interfaces.leave(journey, nic.subnet);
    }
}
