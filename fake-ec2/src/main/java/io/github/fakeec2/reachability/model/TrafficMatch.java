package io.github.fakeec2.reachability.model;

/**
 * The kind of packets that a firewall rule is about.
 *
 * @param protocol the protocol's number, or {@link #ALL_PROTOCOLS}
 * @param from the first port, or the ICMP type; -1 for all
 * @param to the last port, or the ICMP code; -1 for all
 */
public record TrafficMatch(int protocol, int from, int to) {

    /** Stands for every protocol. */
    public static final int ALL_PROTOCOLS = -1;

    /** ICMP for IPv4. */
    public static final int ICMP = 1;

    /** TCP. */
    public static final int TCP = 6;

    /** UDP. */
    public static final int UDP = 17;

    /** ICMP for IPv6. */
    public static final int ICMPV6 = 58;

    /** Every packet. */
    public static final TrafficMatch ALL = new TrafficMatch(ALL_PROTOCOLS, -1, -1);

    /** Packets of TCP to the ports. */
    public static TrafficMatch tcp(int from, int to) {
        return new TrafficMatch(TCP, from, to);
    }

    /** Packets of UDP to the ports. */
    public static TrafficMatch udp(int from, int to) {
        return new TrafficMatch(UDP, from, to);
    }

    /** Whether a protocol has ports that firewall rules look at. */
    public static boolean hasPorts(int protocol) {
        return protocol == TCP || protocol == UDP;
    }

    /** Whether a protocol has types and codes where others have ports. */
    public static boolean isIcmp(int protocol) {
        return protocol == ICMP || protocol == ICMPV6;
    }

    /** Whether the protocol is one that it is about. */
    public boolean coversProtocol(int other) {
        return protocol == ALL_PROTOCOLS || protocol == other;
    }

    /**
     * Whether it is about every one of the ports; true for protocols without ports.
     *
     * @param first the first port, or the ICMP type
     * @param last the last port, or the ICMP code
     */
    public boolean coversPorts(int first, int last) {
        if (hasPorts(protocol)) {
            return from == -1 || from <= first && last <= to;
        }
        return !isIcmp(protocol) || (from == -1 || from == first) && (to == -1 || to == last);
    }

    /** As engineers write it: {@code all}, {@code tcp/443}, {@code udp/1024-65535}, {@code icmp/8:0}. */
    @Override
    public String toString() {
        String name = nameOf(protocol);
        if (hasPorts(protocol)) {
            return from == -1 || from == 0 && to == 65535 ? name
                    : from == to ? name + '/' + from : name + '/' + from + '-' + to;
        }
        if (isIcmp(protocol) && from != -1) {
            return to == -1 ? name + '/' + from : name + '/' + from + ':' + to;
        }
        return name;
    }

    /** A protocol's name where it has one that is used in rules, or else {@code protocol 47}. */
    public static String nameOf(int protocol) {
        return switch (protocol) {
            case ALL_PROTOCOLS -> "all";
            case ICMP -> "icmp";
            case TCP -> "tcp";
            case UDP -> "udp";
            case ICMPV6 -> "icmpv6";
            default -> "protocol " + protocol;
        };
    }
}
