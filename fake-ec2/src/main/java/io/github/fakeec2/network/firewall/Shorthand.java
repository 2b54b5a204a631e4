package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * The old way to name one rule, with members of the request itself instead of a permission (API reference,
 * AuthorizeSecurityGroupIngress).
 */
record Shorthand(String protocol, Integer from, Integer to, String cidr, String sourceGroup, String sourceOwner) {

    private static final int LAST_PORT = 65535;

    /**
     * The permissions that a request gives in either way.
     *
     * @throws AwsError {@code InvalidParameterCombination} where it mixes the two
     */
    List<IpPermission> or(List<IpPermission> permissions) {
        String used = firstUsed();
        if (used == null) {
            return permissions;
        }
        if (!permissions.isEmpty()) {
            throw combined(used);
        }
        return permissions();
    }

    /**
     * The permissions of a request about egress rules, which has the members but must not set them (API reference,
     * AuthorizeSecurityGroupEgress).
     *
     * @throws AwsError {@code MissingParameter} where it sets them alone, {@code InvalidParameterCombination}
     */
    List<IpPermission> refusedFor(List<IpPermission> permissions) {
        String used = firstUsed();
        if (used != null) {
            throw permissions.isEmpty() ? Required.missing("ipPermissions") : combined(used);
        }
        return permissions;
    }

    private static AwsError combined(String used) {
        return AwsError.of("InvalidParameterCombination",
                "The parameter 'ipPermissions' may not be used in combination with '" + used + "'");
    }

    /** How AWS names the first member that is set; null where none is. */
    String firstUsed() {
        if (protocol != null) {
            return "ipProtocol";
        }
        if (cidr != null) {
            return "cidrIp";
        }
        if (sourceGroup != null) {
            return "sourceSecurityGroupName";
        }
        if (sourceOwner != null) {
            return "sourceSecurityGroupOwnerId";
        }
        return from != null || to != null ? "fromPort" : null;
    }

    private List<IpPermission> permissions() {
        if (sourceGroup == null) {
            var permission = IpPermission.builder().ipProtocol(protocol).fromPort(from).toPort(to);
            if (cidr != null) {
                permission.ipRanges(IpRange.builder().cidrIp(cidr).build());
            }
            return List.of(permission.build());
        }
        if (cidr != null) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter 'sourceSecurityGroupName' may not be used in combination with 'cidrIp'");
        }
        if (protocol != null) {
            return List.of(fromGroup(protocol, from, to));
        }
        // A group alone is let in with all of TCP, UDP and ICMP.
        return List.of(fromGroup("tcp", 0, LAST_PORT), fromGroup("udp", 0, LAST_PORT), fromGroup("icmp", -1, -1));
    }

    private IpPermission fromGroup(String ipProtocol, Integer fromPort, Integer toPort) {
        var source = UserIdGroupPair.builder().groupName(sourceGroup).userId(sourceOwner).build();
        return IpPermission.builder()
                .ipProtocol(ipProtocol)
                .fromPort(fromPort)
                .toPort(toPort)
                .userIdGroupPairs(source)
                .build();
    }
}
