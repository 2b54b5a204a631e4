package io.github.fakeec2.network.firewall;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.Arns;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.Traffic;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/** A security group as DescribeSecurityGroups shows it. */
final class SecurityGroupView {

    private SecurityGroupView() {
    }

    static software.amazon.awssdk.services.ec2.model.SecurityGroup of(Row<SecurityGroup> row, RegionState region) {
        // What rules show of peering connections changes without the group: such a group is shown as it is now.
        boolean abroad = !region.table(SecurityGroupRule.TABLE)
                .by(SecurityGroupRule.BY_GROUP_IF_ABROAD, row.id()).isEmpty();
        return abroad ? build(row, region) : row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.SecurityGroup build(
            Row<SecurityGroup> row, RegionState region) {
        SecurityGroup group = row.value();
        return software.amazon.awssdk.services.ec2.model.SecurityGroup.builder()
                .groupId(group.id())
                .groupName(group.name())
                .description(group.description())
                .vpcId(group.vpcId())
                .ownerId(region.account())
                .applyMutation(NewerSdk.member("SecurityGroup.securityGroupArn",
                        view -> view.securityGroupArn(Arns.of(region, SecurityGroup.TABLE, group.id()))))
                .ipPermissions(permissions(group, false, region))
                .ipPermissionsEgress(permissions(group, true, region))
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    /** The rules of one direction; those about the same traffic become one permission with several peers. */
    private static List<IpPermission> permissions(SecurityGroup group, boolean egress, RegionState region) {
        Map<Traffic, PermissionView> byTraffic = new LinkedHashMap<>();
        for (Row<SecurityGroupRule> row
                : region.table(SecurityGroupRule.TABLE).by(SecurityGroupRule.BY_GROUP, group.id())) {
            SecurityGroupRule rule = row.value();
            if (rule.egress() == egress) {
                byTraffic.computeIfAbsent(rule.traffic(), PermissionView::new).add(rule, region);
            }
        }
        List<IpPermission> permissions = new ArrayList<>(byTraffic.size());
        for (PermissionView permission : byTraffic.values()) {
            permissions.add(permission.build());
        }
        return permissions;
    }
}
