package io.github.fakeec2.reachability.model;

import io.github.fakeec2.ip.IpRange;
import java.util.List;

/**
 * A VPC.
 *
 * @param account the twelve digits of its owner's account
 * @param region such as {@code us-east-1}
 * @param ranges its CIDR blocks of both families, those being associated or disassociated left out
 */
public record VpcNode(String id, String account, String region, List<IpRange> ranges) {

    public VpcNode {
        ranges = List.copyOf(ranges);
    }
}
