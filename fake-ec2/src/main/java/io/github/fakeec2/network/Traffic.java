package io.github.fakeec2.network;

import java.util.Locale;

/**
 * What kind of packets a security group rule or a network ACL entry is about.
 *
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, another protocol's number, or -1 for all
 * @param fromPort the first port, or the ICMP type; -1 for all types, and for protocols without ports
 * @param toPort the last port, or the ICMP code; -1 for all codes, and for protocols without ports
 */
public record Traffic(String protocol, int fromPort, int toPort) {

    /** How AWS writes "every protocol". */
    public static final String ALL_PROTOCOLS = "-1";

    /** Every packet. */
    public static final Traffic ALL = new Traffic(ALL_PROTOCOLS, -1, -1);

    /** Whether the protocol has ports. */
    public boolean hasPorts() {
        return protocol.equals("tcp") || protocol.equals("udp");
    }

    /** Whether the protocol has types and codes where others have ports. */
    public boolean isIcmp() {
        return protocol.equals("icmp") || protocol.equals("icmpv6");
    }

    /** The protocol's number, which network ACLs have where security groups have the name; -1 for all. */
    public String protocolNumber() {
        return switch (protocol) {
            case "tcp" -> "6";
            case "udp" -> "17";
            case "icmp" -> "1";
            case "icmpv6" -> "58";
            default -> protocol;
        };
    }

    /** As the message about duplicate rules has it. */
    public String text() {
        if (protocol.equals(ALL_PROTOCOLS)) {
            return "ALL";
        }
        if (hasPorts() || isIcmp()) {
            return protocol.toUpperCase(Locale.ROOT) + ", from port: " + fromPort + ", to port: " + toPort;
        }
        return "protocol: " + protocol;
    }
}
