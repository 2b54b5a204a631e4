package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.AclEntry;
import io.github.fakeec2.reachability.model.GroupRule;
import io.github.fakeec2.reachability.model.TrafficMatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Collects what the rules of every firewall on the way of some packets are about, whether they matched or not. As long
 * as it tells two packets apart by nothing, they have the same fate.
 */
final class RulesMet extends Trace {

    private final List<TrafficMatch> traffic = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** What the rules are about; grows at its end while packets travel. */
    List<TrafficMatch> traffic() {
        return traffic;
    }

    @Override
    void groupPasses(Packet packet, Nic nic, Direction direction, SecurityGroup group, GroupRule rule) {
        meet(nic, direction);
    }

    @Override
    void groupsDrop(Journey journey, Nic nic, Direction direction) {
        meet(nic, direction);
    }

    @Override
    void aclPasses(Packet packet, Subnet subnet, Direction direction, AclEntry entry) {
        meet(subnet.acl, direction);
    }

    @Override
    void aclDrops(Packet packet, Subnet subnet, Direction direction, AclEntry entry) {
        meet(subnet.acl, direction);
    }

    private void meet(Nic nic, Direction direction) {
        for (SecurityGroup group : nic.groups) {
            SecurityGroup.Line[] lines = group.lines(direction);
            if (seen.add(lines)) {
                for (SecurityGroup.Line line : lines) {
                    traffic.add(line.rule.traffic());
                }
            }
        }
    }

    private void meet(Acl acl, Direction direction) {
        AclEntry[] entries = acl.entries(direction);
        if (seen.add(entries)) {
            for (AclEntry entry : entries) {
                traffic.add(entry.traffic());
            }
        }
    }
}
