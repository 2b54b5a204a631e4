package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.AclEntry;
import io.github.fakeec2.reachability.model.AclNode;
import java.util.Comparator;

/** A network ACL with its entries by direction, in the order in which they are tried. */
final class Acl {

    final AclNode node;

    private final AclEntry[] ingress;
    private final AclEntry[] egress;

    Acl(AclNode node) {
        this.node = node;
        this.ingress = sorted(node, false);
        this.egress = sorted(node, true);
    }

    private static AclEntry[] sorted(AclNode node, boolean out) {
        return node.entries().stream().filter(entry -> entry.egress() == out)
                .sorted(Comparator.comparingInt(AclEntry::number)).toArray(AclEntry[]::new);
    }

    String id() {
        return node.id();
    }

    AclEntry[] entries(Direction direction) {
        return direction == Direction.OUT ? egress : ingress;
    }
}
