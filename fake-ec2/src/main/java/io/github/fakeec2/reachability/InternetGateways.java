package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.EgressOnlyGatewayNode;
import io.github.fakeec2.reachability.model.InternetGatewayNode;
import java.util.stream.Stream;

/**
 * Internet gateways (VPC user guide, "Internet gateways"): for IPv4 they put the public address of an interface in
 * place of its private one and back, and drop what has none; IPv6 addresses pass as they are. Egress-only internet
 * gateways ("Egress-only internet gateways") let IPv6 out, and in nothing but the answers.
 */
final class InternetGateways {

    private static final IpRange[] PRIVATE = ranges("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");
    private static final IpRange[] SHARED = ranges("100.64.0.0/10");

    private InternetGateways() {
    }

    private static IpRange[] ranges(String... texts) {
        return Stream.of(texts).map(IpRange::parse).toArray(IpRange[]::new);
    }

    /** Whether an address is of those that no router in the internet forwards (RFC 1918). */
    static boolean isPrivate(IpAddress address) {
        return Vpc.anyContains(PRIVATE, address);
    }

    /** Whether an address is of those that carriers share (RFC 6598). */
    static boolean isShared(IpAddress address) {
        return Vpc.anyContains(SHARED, address);
    }

    /** Lets a packet out of its VPC. */
    static boolean leave(Journey journey, String id, Vpc from) {
        InternetGatewayNode gateway = journey.topology.internetGateways.get(id);
        if (gateway == null || !from.id().equals(gateway.vpcId())) {
            return journey.drop(ExplanationCode.BAD_STATE_ATTACHMENT, id, Direction.OUT,
                    "is not attached to " + from.id());
        }
        Packet packet = journey.packet;
        if (isPrivate(packet.destination()) || isShared(packet.destination())) {
            return journey.drop(isPrivate(packet.destination())
                            ? ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS
                            : ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
                    id, Direction.OUT, packet.destination() + " is not an address in the internet");
        }
        Nic sender = from.nicAt(packet.source());
        IpAddress visible = sender == null || !packet.isIpv4() ? packet.source() : sender.publicFor(packet.source());
        if (sender == null || visible == null) {
            return journey.drop(ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, id, Direction.OUT,
                    sender == null ? packet.source() + " is not an address of an interface in " + from.id()
                            : "no public address stands for " + packet.source());
        }
        if (packet.isIpv4()) {
            journey.translate(packet.from(visible), id, Direction.OUT);
        } else {
            journey.pass(id, Direction.OUT, "IPv6 passes as it is");
        }
        journey.leftBy = id;
        return Internet.deliver(journey);
    }

    /** Lets a packet out through an egress-only gateway, unless it answers what came in another way. */
    static boolean leaveForGood(Journey journey, String id, Vpc from) {
        EgressOnlyGatewayNode gateway = journey.topology.egressOnlyGateways.get(id);
        if (gateway == null || !from.id().equals(gateway.vpcId())) {
            return journey.drop(ExplanationCode.BAD_STATE_ATTACHMENT, id, Direction.OUT,
                    "is not attached to " + from.id());
        }
        if (journey.packet.isIpv4()) {
            return journey.drop(ExplanationCode.PROTOCOL_RESTRICTION, id, Direction.OUT, "takes IPv6 alone");
        }
        if (from.nicAt(journey.packet.source()) == null) {
            return journey.drop(ExplanationCode.GATEWAY_REJECTS_SPOOFED_TRAFFIC, id, Direction.OUT,
                    journey.packet.source() + " is not an address of an interface in " + from.id());
        }
        if (journey.isAnswer) {
            return journey.drop(ExplanationCode.NO_POSSIBLE_DESTINATION, id, Direction.OUT,
                    "knows no connection that this packet belongs to, since the question did not leave through it");
        }
        journey.connection.egressOnlyGatewayId = id;
        journey.pass(id, Direction.OUT, "lets out what begins inside");
        journey.leftBy = id;
        return Internet.deliver(journey);
    }
}
