package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.GroupRule;
import io.github.fakeec2.reachability.model.Peer;
import io.github.fakeec2.reachability.model.SecurityGroupNode;
import java.util.Map;

/** A security group with its rules by direction, what they name looked up once. */
final class SecurityGroup {

    static final class Line {

        final GroupRule rule;

        /** The ranges that it names, itself or by a prefix list; empty where it names a group. */
        final IpRange[] ranges;

        /** The group that it names, or null. */
        final SecurityGroup group;

        Line(GroupRule rule, IpRange[] ranges, SecurityGroup group) {
            this.rule = rule;
            this.ranges = ranges;
            this.group = group;
        }

        boolean coversTraffic(Packet packet) {
            return rule.traffic().coversProtocol(packet.protocol())
                    && rule.traffic().coversPorts(packet.destinationFirst(), packet.destinationLast());
        }
    }

    private static final IpRange[] NO_RANGES = {};

    final SecurityGroupNode node;

    private Line[] ingress = {};
    private Line[] egress = {};

    SecurityGroup(SecurityGroupNode node) {
        this.node = node;
    }

    String id() {
        return node.id();
    }

    Line[] lines(Direction direction) {
        return direction == Direction.OUT ? egress : ingress;
    }

    /** Looks up what the rules name, once all groups are known. */
    void tie(Map<String, SecurityGroup> groups, Map<String, IpRange[]> prefixLists) {
        ingress = tied(false, groups, prefixLists);
        egress = tied(true, groups, prefixLists);
    }

    private Line[] tied(boolean out, Map<String, SecurityGroup> groups, Map<String, IpRange[]> prefixLists) {
        return node.rules().stream().filter(rule -> rule.egress() == out)
                .map(rule -> new Line(rule, ranges(rule.peer(), prefixLists),
                        rule.peer() instanceof Peer.Group named && !named.isStale() ? groups.get(named.id()) : null))
                .toArray(Line[]::new);
    }

    /** The ranges that a rule or a route names. */
    static IpRange[] ranges(Peer peer, Map<String, IpRange[]> prefixLists) {
        if (peer instanceof Peer.Range one) {
            return new IpRange[] {one.range()};
        }
        return peer instanceof Peer.PrefixList list ? prefixLists.getOrDefault(list.id(), NO_RANGES) : NO_RANGES;
    }
}
