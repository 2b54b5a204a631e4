package io.github.fakeec2.network.firewall;

import io.github.fakeec2.network.RulePeer;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.Traffic;
import io.github.fakeec2.state.RegionState;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** One kind of traffic with all its peers, as DescribeSecurityGroups shows it. */
final class PermissionView {

    private final Traffic traffic;
    private final List<IpRange> ipv4 = new ArrayList<>();
    private final List<Ipv6Range> ipv6 = new ArrayList<>();
    private final List<UserIdGroupPair> groups = new ArrayList<>();
    private final List<PrefixListId> prefixLists = new ArrayList<>();

    PermissionView(Traffic traffic) {
        this.traffic = traffic;
    }

    void add(SecurityGroupRule rule, RegionState region) {
        add(rule.peer(), rule.description(), region);
    }

    PermissionView add(RulePeer peer, String note, RegionState region) {
        if (peer instanceof RulePeer.Ipv4Range) {
            ipv4.add(IpRange.builder().cidrIp(peer.text()).description(note).build());
        } else if (peer instanceof RulePeer.Ipv6Range) {
            ipv6.add(Ipv6Range.builder().cidrIpv6(peer.text()).description(note).build());
        } else if (peer instanceof RulePeer.Group group) {
            groups.add(PeerGroupView.pair(group, note, region));
        } else {
            prefixLists.add(PrefixListId.builder().prefixListId(peer.text()).description(note).build());
        }
        return this;
    }

    /** Protocols without ports show none, although the rule's own view says -1. */
    IpPermission build() {
        boolean ranged = traffic.hasPorts() || traffic.isIcmp();
        return IpPermission.builder()
                .ipProtocol(traffic.protocol())
                .fromPort(ranged ? traffic.fromPort() : null)
                .toPort(ranged ? traffic.toPort() : null)
                .ipRanges(ipv4)
                .ipv6Ranges(ipv6)
                .userIdGroupPairs(groups)
                .prefixListIds(prefixLists)
                .build();
    }
}
