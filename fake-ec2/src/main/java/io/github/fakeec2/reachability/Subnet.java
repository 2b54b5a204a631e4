package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.SubnetNode;

/** A subnet, tied to its VPC, route table and ACL. */
final class Subnet {

    final SubnetNode node;
    final Vpc vpc;
    final RouteTable table;
    final Acl acl;

    private final IpRange[] ranges;

    Subnet(SubnetNode node, Vpc vpc, RouteTable table, Acl acl) {
        this.node = node;
        this.vpc = vpc;
        this.table = table;
        this.acl = acl;
        this.ranges = node.ranges().toArray(IpRange[]::new);
    }

    String id() {
        return node.id();
    }

    boolean contains(IpAddress address) {
        return Vpc.anyContains(ranges, address);
    }
}
