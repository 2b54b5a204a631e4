package io.github.fakeec2.reachability.model;

import java.util.List;

/** A security group with its rules. Interfaces of other VPCs may have it, where it is associated with those. */
public record SecurityGroupNode(String id, String vpcId, List<GroupRule> rules) {

    public SecurityGroupNode {
        rules = List.copyOf(rules);
    }
}
