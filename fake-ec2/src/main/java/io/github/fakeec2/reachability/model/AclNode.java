package io.github.fakeec2.reachability.model;

import java.util.List;

/** A network ACL with its entries, in any order. What no entry matches is dropped. */
public record AclNode(String id, String vpcId, List<AclEntry> entries) {

    public AclNode {
        entries = List.copyOf(entries);
    }
}
