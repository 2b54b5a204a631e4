package io.github.fakeec2.network.trace;

import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.network.RulePeer;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.Traffic;
import io.github.fakeec2.reachability.model.GroupRule;
import io.github.fakeec2.reachability.model.Peer;
import io.github.fakeec2.reachability.model.SecurityGroupNode;
import io.github.fakeec2.reachability.model.TrafficMatch;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads security groups. */
final class Firewalls {

    private Firewalls() {
    }

    /** @param regions all of the cloud, by account and name: see {@link Transits#key} */
    static SecurityGroupNode node(Map<String, RegionState> regions, RegionState region, SecurityGroup group) {
        List<GroupRule> rules = new ArrayList<>();
        for (Row<SecurityGroupRule> row
                : region.table(SecurityGroupRule.TABLE).by(SecurityGroupRule.BY_GROUP, group.id())) {
            SecurityGroupRule rule = row.value();
            rules.add(new GroupRule(rule.id(), rule.egress(), match(rule.traffic()),
                    peer(regions, region, group, rule.peer())));
        }
        return new SecurityGroupNode(group.id(), group.vpcId(), rules);
    }

    private static Peer peer(Map<String, RegionState> regions, RegionState region, SecurityGroup own, RulePeer peer) {
        if (peer instanceof RulePeer.Group group) {
            RegionState there = group.elsewhere() == null ? region
                    : regions.get(Transits.key(group.elsewhere().account(), region.name()));
            return new Peer.Group(group.groupId(), SecurityGroups.isStale(region, there, own, group));
        }
        if (peer instanceof RulePeer.Ipv4Range range) {
            return Peer.of(IpRange.of(range.cidr()));
        }
        if (peer instanceof RulePeer.Ipv6Range range) {
            return Peer.of(IpRange.of(range.cidr()));
        }
        return new Peer.PrefixList(peer.text());
    }

    static TrafficMatch match(Traffic traffic) {
        return new TrafficMatch(protocol(traffic.protocol()), traffic.fromPort(), traffic.toPort());
    }

    private static int protocol(String name) {
        return switch (name) {
            case "tcp" -> TrafficMatch.TCP;
            case "udp" -> TrafficMatch.UDP;
            case "icmp" -> TrafficMatch.ICMP;
            case "icmpv6" -> TrafficMatch.ICMPV6;
            default -> Integer.parseInt(name); // rules keep other protocols by number, and -1 for all
        };
    }
}
