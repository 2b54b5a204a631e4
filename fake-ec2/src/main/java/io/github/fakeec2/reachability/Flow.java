package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.TrafficMatch;

/**
 * The question: can one end open a connection to the other, and does the answer come back?
 *
 * @param protocol the protocol's number, or -1 for traffic of any protocol, which only rules about all protocols pass
 * @param first the destination port, or the ICMP type; 0 for other protocols
 * @param last the destination port once more, or the ICMP code
 * @param sourcePort the port that the source sends from, or 0 for any of its ephemeral ports
 * @param family which addresses may be used
 */
public record Flow(Endpoint source, Endpoint target, int protocol, int first, int last, int sourcePort,
        Family family) {

    private static final int LARGEST_PORT = 65535;
    private static final int ECHO = 8;
    private static final int ECHO_IPV6 = 128;

    /** Which addresses may be used. */
    public enum Family {
        /** IPv4 if that works, or else IPv6; blocked is only what neither reaches. */
        ANY,
        /** IPv4 alone. */
        IPV4,
        /** IPv6 alone. */
        IPV6;

        boolean includes(boolean ipv4) {
            return this == ANY || ipv4 == (this == IPV4);
        }
    }

    public Flow {
        if (TrafficMatch.hasPorts(protocol) && (first < 0 || last > LARGEST_PORT || first > last)) {
            throw new IllegalArgumentException("Not a port from 0 to 65535: " + first);
        }
        if (sourcePort < 0 || sourcePort > LARGEST_PORT) {
            throw new IllegalArgumentException("Not a port from 0 to 65535: " + sourcePort);
        }
    }

    /** A TCP connection to a port. */
    public static Flow tcp(Endpoint source, Endpoint target, int port) {
        return new Flow(source, target, TrafficMatch.TCP, port, port, 0, Family.ANY);
    }

    /** UDP datagrams to a port, and their answers. */
    public static Flow udp(Endpoint source, Endpoint target, int port) {
        return new Flow(source, target, TrafficMatch.UDP, port, port, 0, Family.ANY);
    }

    /** An echo request over IPv4, and its reply. */
    public static Flow ping(Endpoint source, Endpoint target) {
        return icmp(source, target, ECHO, 0);
    }

    /** An echo request over IPv6, and its reply. */
    public static Flow pingIpv6(Endpoint source, Endpoint target) {
        return new Flow(source, target, TrafficMatch.ICMPV6, ECHO_IPV6, 0, 0, Family.IPV6);
    }

    /** An ICMP message of a type and code. */
    public static Flow icmp(Endpoint source, Endpoint target, int type, int code) {
        return new Flow(source, target, TrafficMatch.ICMP, type, code, 0, Family.IPV4);
    }

    /** Packets of a protocol that has no ports, by number; -1 for any traffic at all. */
    public static Flow protocol(Endpoint source, Endpoint target, int protocol) {
        return new Flow(source, target, protocol, 0, 0, 0, Family.ANY);
    }

    /** The same flow from one port alone. */
    public Flow fromPort(int port) {
        return new Flow(source, target, protocol, first, last, port, family);
    }

    /** The same flow over one family of addresses alone. */
    public Flow over(Family one) {
        return new Flow(source, target, protocol, first, last, sourcePort, one);
    }
}
