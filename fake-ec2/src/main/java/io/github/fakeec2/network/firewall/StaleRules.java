package io.github.fakeec2.network.firewall;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.RulePeer;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.Traffic;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.StaleIpPermission;
import software.amazon.awssdk.services.ec2.model.StaleSecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** The rules of a group that are stale, as DescribeStaleSecurityGroups shows them. */
final class StaleRules {

    private final Call call;
    private final SecurityGroup group;
    private final PeerGroup peers;

    StaleRules(Call call, SecurityGroup group) {
        this.call = call;
        this.group = group;
        this.peers = new PeerGroup(call, group);
    }

    /** The group with its stale rules, or null if it has none. */
    StaleSecurityGroup view() {
        List<StaleIpPermission> ingress = permissions(false);
        List<StaleIpPermission> egress = permissions(true);
        return ingress.isEmpty() && egress.isEmpty() ? null : StaleSecurityGroup.builder()
                .groupId(group.id())
                .groupName(group.name())
                .description(group.description())
                .vpcId(group.vpcId())
                .staleIpPermissions(ingress)
                .staleIpPermissionsEgress(egress)
                .build();
    }

    private List<StaleIpPermission> permissions(boolean egress) {
        Map<Traffic, List<UserIdGroupPair>> byTraffic = new LinkedHashMap<>();
        for (Row<SecurityGroupRule> row
                : call.table(SecurityGroupRule.TABLE).by(SecurityGroupRule.BY_GROUP_IF_ABROAD, group.id())) {
            SecurityGroupRule rule = row.value();
            if (rule.egress() == egress && rule.peer() instanceof RulePeer.Group peer && peers.isStale(peer)) {
                byTraffic.computeIfAbsent(rule.traffic(), traffic -> new ArrayList<>())
                        .add(pair(peer, rule.description()));
            }
        }
        List<StaleIpPermission> permissions = new ArrayList<>();
        byTraffic.forEach((traffic, pairs) -> permissions.add(permission(traffic, pairs)));
        return permissions;
    }

    /** Of a group that is gone, AWS does not say the owner any more (API reference, UserIdGroupPair). */
    private UserIdGroupPair pair(RulePeer.Group peer, String note) {
        UserIdGroupPair pair = PeerGroupView.pair(peer, note, call.region());
        return peers.find(peer) != null ? pair : pair.toBuilder().userId(null).build();
    }

    private static StaleIpPermission permission(Traffic traffic, List<UserIdGroupPair> pairs) {
        IpPermission shown = new PermissionView(traffic).build();
        return StaleIpPermission.builder()
                .ipProtocol(shown.ipProtocol())
                .fromPort(shown.fromPort())
                .toPort(shown.toPort())
                .userIdGroupPairs(pairs)
                .build();
    }
}
