package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.network.Traffic;
import io.github.fakeec2.query.Required;
import java.util.Locale;

/**
 * Reads protocol and ports of a permission, with AWS's rules for them (API reference, IpPermission): TCP, UDP and
 * ICMP want a range, ICMPv6 may do without, every other protocol has none and what is given is ignored.
 */
final class TrafficReader {

    private static final int LAST_PORT = 65535;
    private static final int LAST_ICMP = 255;
    private static final int LAST_PROTOCOL = 255;
    private static final int ALL = -1;

    private TrafficReader() {
    }

    /**
     * The traffic that a request describes.
     *
     * @throws AwsError {@code MissingParameter} without a protocol, {@code InvalidParameterValue} for an unknown one
     *     and for ports that are missing or out of range, {@code InvalidPermission.Malformed} for a last port alone
     */
    static Traffic read(String protocol, Integer from, Integer to) {
        if (protocol == null || protocol.isEmpty()) {
            throw Required.missing("ipProtocol");
        }
        String name = protocolName(protocol);
        return switch (name) {
            case "tcp", "udp" -> ports(name, from, to);
            case "icmp", "icmpv6" -> icmp(name, from, to);
            default -> new Traffic(name, ALL, ALL);
        };
    }

    /** The name that EC2 has for a protocol, which is given by name or number; other protocols keep their number. */
    static String protocolName(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "tcp", "udp", "icmp", "icmpv6", Traffic.ALL_PROTOCOLS -> name;
            case "6" -> "tcp";
            case "17" -> "udp";
            case "1" -> "icmp";
            case "58" -> "icmpv6";
            default -> protocolNumber(text);
        };
    }

    private static String protocolNumber(String text) {
        int number = Cidr.prefixIn(text, 0, LAST_PROTOCOL);
        if (number < 0) {
            throw AwsError.of("InvalidParameterValue",
                    "Invalid value '" + text + "' for IP protocol. Unknown protocol.");
        }
        return Integer.toString(number);
    }

    private static Traffic ports(String protocol, Integer from, Integer to) {
        if (from == null && to != null) {
            throw AwsError.of("InvalidPermission.Malformed", "TCP/UDP port (-1) out of range");
        }
        if (from == null || to == null) {
            throw invalidRange("Must specify both from and to ports with TCP/UDP.");
        }
        requirePort("from", from);
        requirePort("to", to);
        if (from > to) {
            throw AwsError.of("InvalidParameterValue", "Invalid TCP/UDP port range (" + from + ":" + to + ")");
        }
        return new Traffic(protocol, from, to);
    }

    private static void requirePort(String which, int port) {
        if (port < 0 || port > LAST_PORT) {
            throw AwsError.of("InvalidParameterValue", "TCP/UDP (" + which + ") port (" + port + ") out of range");
        }
    }

    private static Traffic icmp(String protocol, Integer type, Integer code) {
        if (type == null && code == null && protocol.equals("icmpv6")) {
            return new Traffic(protocol, ALL, ALL);
        }
        if (type == null || code == null) {
            throw invalidRange("Must specify both from and to ports with ICMP.");
        }
        if (type < ALL || type > LAST_ICMP) {
            throw AwsError.of("InvalidParameterValue", "ICMP type (" + type + ") out of range");
        }
        // All types with one code makes no sense, and AWS refuses it.
        if (code < ALL || code > LAST_ICMP || type == ALL && code != ALL) {
            throw AwsError.of("InvalidParameterValue", "ICMP code (" + code + ") out of range");
        }
        return new Traffic(protocol, type, code);
    }

    static AwsError invalidRange(String reason) {
        return AwsError.of("InvalidParameterValue", "Invalid value '" + reason + "' for portRange.");
    }
}
