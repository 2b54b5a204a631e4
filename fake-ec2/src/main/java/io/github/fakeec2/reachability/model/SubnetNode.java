package io.github.fakeec2.reachability.model;

import io.github.fakeec2.ip.IpRange;
import java.util.List;

/**
 * A subnet.
 *
 * @param zone its Availability Zone; zones are compared by this text, so use ids where accounts are mixed
 * @param ranges its IPv4 CIDR block and its IPv6 ones
 * @param routeTableId the table that routes what leaves: its own, or else the VPC's main one
 * @param aclId the network ACL that guards it
 */
public record SubnetNode(String id, String vpcId, String zone, List<IpRange> ranges, String routeTableId,
        String aclId) {

    public SubnetNode {
        ranges = List.copyOf(ranges);
    }
}
