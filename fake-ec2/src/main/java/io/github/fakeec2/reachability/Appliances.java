package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.model.InterfaceNode;
import io.github.fakeec2.reachability.model.RouteEntry;

/**
 * Instances that routes lead through: firewalls, NAT instances, routers (VPC user guide, "Routing for a middlebox
 * appliance", "NAT instances"). Their interface must not check source and destination. An appliance is taken to send on
 * what it gets, from the interface that it got it on. Where its own route leads to an internet gateway and no public
 * address stands for the source, it puts its own address there, as a NAT instance does: else the gateway would drop it.
 */
final class Appliances {

    private Appliances() {
    }

    /** Takes a packet through the interface that a route leads to. */
    static boolean through(Journey journey, String interfaceId, Subnet from) {
        Nic nic = journey.topology.nics.get(interfaceId);
        if (nic == null) {
            return journey.drop(ExplanationCode.BAD_STATE_ROUTE, interfaceId, Direction.IN, "does not exist");
        }
        if (nic.owns(journey.packet.destination())) {
            return Interfaces.enter(journey, nic, from);
        }
        return (nic.subnet == from || Acls.pass(journey, nic.subnet, Direction.IN))
                && Interfaces.isAlive(journey, nic, Direction.IN)
                && forwards(journey, nic)
                && SecurityGroups.pass(journey, nic, Direction.IN)
                && journey.visit(nic, nic.id())
                && sendOn(journey, nic);
    }

    private static boolean forwards(Journey journey, Nic nic) {
        return !nic.node.sourceDestCheck() || nic.is(InterfaceNode.Kind.GATEWAY_LOAD_BALANCER_ENDPOINT)
                || journey.drop(ExplanationCode.ENI_SOURCE_DEST_CHECK_RESTRICTION, nic.id(), Direction.IN,
                        "source/destination check is on, and the packet is for " + journey.packet.destination());
    }

    private static boolean sendOn(Journey journey, Nic nic) {
        journey.hideSender(nic.id());
        Packet before = journey.packet;
        if (!journey.isAnswer && needsTranslation(before, nic)) {
            Packet after = before.from(nic.primary(true));
            journey.connection.translate(nic, before, after);
            journey.translate(after, nic.id(), Direction.NONE);
        }
        return SecurityGroups.pass(journey, nic, Direction.OUT) && Interfaces.leave(journey, nic.subnet);
    }

    private static boolean needsTranslation(Packet packet, Nic nic) {
        IpAddress destination = packet.destination();
        if (!packet.isIpv4() || nic.primary(true) == null || nic.subnet.contains(destination)) {
            return false;
        }
        RouteEntry next = nic.subnet.table.findEntry(destination);
        Nic sender = nic.vpc().nicAt(packet.source());
        return next != null && next.target() == RouteEntry.Target.INTERNET_GATEWAY
                && (sender == null || sender.publicFor(packet.source()) == null);
    }
}
