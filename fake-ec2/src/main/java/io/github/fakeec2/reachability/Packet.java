package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.model.TrafficMatch;

/**
 * A packet's header, as it is between two hops. Ports are ranges, since a sender may take any of its ephemeral ports,
 * and a packet passes only where each of them would.
 *
 * @param protocol the protocol's number, or -1 for a packet that only rules about all protocols match
 * @param sourceFirst the first port that it may come from; 0 for protocols without ports
 * @param sourceLast the last port that it may come from
 * @param destinationFirst the first port that it may go to, or the ICMP type
 * @param destinationLast the last port that it may go to, or the ICMP code
 */
public record Packet(IpAddress source, IpAddress destination, int protocol, int sourceFirst, int sourceLast,
        int destinationFirst, int destinationLast) {

    private static final int ECHO = 8;
    private static final int ECHO_REPLY = 0;
    private static final int ECHO_IPV6 = 128;
    private static final int ECHO_REPLY_IPV6 = 129;

    /** The packet that answers it. */
    public Packet answer() {
        if (TrafficMatch.isIcmp(protocol)) {
            return new Packet(destination, source, protocol, 0, 0, answeringType(), destinationLast);
        }
        return new Packet(destination, source, protocol, destinationFirst, destinationLast, sourceFirst, sourceLast);
    }

    private int answeringType() {
        if (protocol == TrafficMatch.ICMP && destinationFirst == ECHO) {
            return ECHO_REPLY;
        }
        return protocol == TrafficMatch.ICMPV6 && destinationFirst == ECHO_IPV6 ? ECHO_REPLY_IPV6 : destinationFirst;
    }

    /** Whether it is an echo request or reply: a ping or its answer. */
    boolean isEcho() {
        return protocol == TrafficMatch.ICMP && (destinationFirst == ECHO || destinationFirst == ECHO_REPLY)
                || protocol == TrafficMatch.ICMPV6
                && (destinationFirst == ECHO_IPV6 || destinationFirst == ECHO_REPLY_IPV6);
    }

    boolean isIpv4() {
        return destination.isIpv4();
    }

    Packet from(IpAddress other) {
        return new Packet(other, destination, protocol, sourceFirst, sourceLast, destinationFirst, destinationLast);
    }

    Packet from(IpAddress other, EphemeralPorts ports) {
        return TrafficMatch.hasPorts(protocol)
                ? new Packet(other, destination, protocol, ports.first(), ports.last(), destinationFirst,
                        destinationLast)
                : from(other);
    }

    Packet to(IpAddress other) {
        return new Packet(source, other, protocol, sourceFirst, sourceLast, destinationFirst, destinationLast);
    }

    /** To the sender of another packet, at the port that it came from. */
    Packet toSenderOf(Packet other) {
        return TrafficMatch.hasPorts(protocol)
                ? new Packet(source, other.source, protocol, sourceFirst, sourceLast, other.sourceFirst,
                        other.sourceLast)
                : to(other.source);
    }

    /** Protocol and destination ports, as rules are written: {@code tcp/5432}. */
    public String traffic() {
        return new TrafficMatch(protocol, destinationFirst, destinationLast).toString();
    }
}
