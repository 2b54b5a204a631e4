package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.NetworkAcl;
import io.github.fakeec2.network.Traffic;
import io.github.fakeec2.query.Required;
import software.amazon.awssdk.services.ec2.model.IcmpTypeCode;
import software.amazon.awssdk.services.ec2.model.PortRange;

/**
 * An entry of a network ACL as requests give it (API reference, CreateNetworkAclEntry).
 *
 * @param egress null stands for ingress
 */
record NetworkAclEntryReader(Integer ruleNumber, Boolean egress, String ruleAction, String protocol, String cidr,
        String ipv6Cidr, PortRange ports, IcmpTypeCode icmp) {

    private static final String NO_PORTS = "Must specify both from and to ports with TCP/UDP.";
    private static final String NO_TYPE = "Must specify both from and to ports with ICMP.";

    /**
     * The entry.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue}, {@code InvalidParameterCombination} for
     *     ranges of both families
     */
    NetworkAcl.Entry read() {
        int number = requireNumber(ruleNumber);
        boolean allow = allows(Required.text("ruleAction", ruleAction));
        String name = TrafficReader.protocolName(Required.text("protocol", protocol));
        if (cidr == null && ipv6Cidr == null) {
            throw AwsError.of("MissingParameter",
                    "The request must contain exactly one of cidrBlock, ipv6CidrBlock");
        }
        if (cidr != null && ipv6Cidr != null) {
            throw AwsError.of("InvalidParameterCombination",
                    "The request must contain exactly one of cidrBlock, ipv6CidrBlock");
        }
        // AWS keeps a range without the bits beyond its prefix: 100.68.0.18/18 becomes 100.68.0.0/18.
        return new NetworkAcl.Entry(number, Boolean.TRUE.equals(egress), allow, traffic(name),
                cidr == null ? null : Cidr.tryParse(cidr).orElseThrow(() -> malformed(cidr)),
                ipv6Cidr == null ? null : Ipv6Cidr.tryParse(ipv6Cidr).orElseThrow(() -> malformed(ipv6Cidr)));
    }

    /** The number of an entry that a user may make; who changes the others hears the same. */
    static int requireNumber(Integer number) {
        if (number == null) {
            throw Required.missing("ruleNumber");
        }
        if (number < 1 || number >= NetworkAcl.Entry.LAST) {
            throw AwsError.invalidValue("ruleNumber", number, "Rule numbers must be between 1 and "
                    + (NetworkAcl.Entry.LAST - 1));
        }
        return number;
    }

    private static boolean allows(String action) {
        return switch (action) {
            case "allow" -> true;
            case "deny" -> false;
            default -> throw AwsError.invalidValue("ruleAction", action, "Valid values are allow and deny.");
        };
    }

    private Traffic traffic(String name) {
        return switch (name) {
            case "tcp", "udp" -> {
                if (ports == null || ports.from() == null || ports.to() == null) {
                    throw TrafficReader.invalidRange(NO_PORTS);
                }
                yield TrafficReader.read(name, ports.from(), ports.to());
            }
            case "icmp", "icmpv6" -> {
                // ICMPv6 in IPv4 stands for all of its types, whatever the request says.
                if (name.equals("icmpv6") && ipv6Cidr == null) {
                    yield TrafficReader.read(name, null, null);
                }
                if (icmp == null || icmp.type() == null || icmp.code() == null) {
                    throw TrafficReader.invalidRange(NO_TYPE);
                }
                yield TrafficReader.read(name, icmp.type(), icmp.code());
            }
            default -> TrafficReader.read(name, null, null);
        };
    }

    private static AwsError malformed(String text) {
        return AwsError.of("InvalidParameterValue", "CIDR block " + text + " is malformed");
    }
}
