package io.github.fakeec2.network.firewall;

import io.github.fakeec2.network.Parts;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.SecurityGroupVpcAssociation;
import io.github.fakeec2.network.Traffic;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The filters of the operations that list security groups, their rules and their associations with VPCs. */
final class SecurityGroupFilters {

    static final FilterSet<SecurityGroup> ALL = permissions(permissions(FilterSet
            .<SecurityGroup>of("DescribeSecurityGroups")
            .on("description", (row, region) -> row.value().description())
            .on("group-id", (row, region) -> row.id())
            .on("group-name", (row, region) -> row.value().name())
            .on("owner-id", (row, region) -> region.account())
            .on("vpc-id", (row, region) -> row.value().vpcId())
            .tags(), "", false), "egress.", true);

    static final FilterSet<SecurityGroup> FOR_VPC = FilterSet.<SecurityGroup>of("GetSecurityGroupsForVpc")
            .on("description", (row, region) -> row.value().description())
            .on("group-id", (row, region) -> row.id())
            .on("group-name", (row, region) -> row.value().name())
            .on("owner-id", (row, region) -> region.account())
            .on("primary-vpc-id", (row, region) -> row.value().vpcId());

    static final FilterSet<SecurityGroupVpcAssociation> VPC_ASSOCIATIONS =
            FilterSet.<SecurityGroupVpcAssociation>of("DescribeSecurityGroupVpcAssociations")
                    .on("group-id", (row, region) -> row.value().groupId())
                    .on("group-owner-id", (row, region) -> region.account())
                    .on("state", (row, region) -> row.value().stateName())
                    .on("vpc-id", (row, region) -> row.value().vpcId())
                    .on("vpc-owner-id", (row, region) -> region.account());

    static final FilterSet<SecurityGroupRule> RULES = FilterSet.<SecurityGroupRule>of("DescribeSecurityGroupRules")
            .on("group-id", (row, region) -> row.value().groupId())
            .on("security-group-rule-id", (row, region) -> row.id())
            .tagValuesOnly();

    private SecurityGroupFilters() {
    }

    private static FilterSet<SecurityGroup> permissions(FilterSet<SecurityGroup> set, String direction,
            boolean egress) {
        String prefix = direction + "ip-permission.";
        onRules(set, prefix + "cidr", egress, SecurityGroupRule::cidrIpv4);
        onRules(set, prefix + "ipv6-cidr", egress, SecurityGroupRule::cidrIpv6);
        onRules(set, prefix + "prefix-list-id", egress, SecurityGroupRule::prefixListId);
        onRules(set, prefix + "group-id", egress, SecurityGroupRule::referencedGroupId);
        onRules(set, prefix + "protocol", egress, rule -> rule.traffic().protocol());
        onRules(set, prefix + "from-port", egress, rule -> port(rule.traffic(), rule.traffic().fromPort()));
        onRules(set, prefix + "to-port", egress, rule -> port(rule.traffic(), rule.traffic().toPort()));
        set.on(prefix + "group-name", (row, region) -> referencedNames(row, egress, region));
        set.on(prefix + "user-id", (row, region) -> referencedOwners(row, egress, region));
        return set;
    }

    private static void onRules(FilterSet<SecurityGroup> set, String name, boolean egress,
            Function<SecurityGroupRule, Object> look) {
        set.on(name, (row, region) -> Parts.of(rules(row, egress, region), look));
    }

    private static List<SecurityGroupRule> rules(Row<SecurityGroup> group, boolean egress, RegionState region) {
        List<SecurityGroupRule> rules = new ArrayList<>();
        for (Row<SecurityGroupRule> row
                : region.table(SecurityGroupRule.TABLE).by(SecurityGroupRule.BY_GROUP, group.id())) {
            if (row.value().egress() == egress) {
                rules.add(row.value());
            }
        }
        return rules;
    }

    private static Integer port(Traffic traffic, int port) {
        return traffic.hasPorts() || traffic.isIcmp() ? port : null;
    }

    private static List<String> referencedOwners(Row<SecurityGroup> group, boolean egress, RegionState region) {
        List<String> owners = new ArrayList<>();
        for (SecurityGroupRule rule : rules(group, egress, region)) {
            if (rule.referencedGroupId() != null) {
                owners.add(rule.elsewhere() == null ? region.account() : rule.elsewhere().account());
            }
        }
        return owners;
    }

    private static List<String> referencedNames(Row<SecurityGroup> group, boolean egress, RegionState region) {
        List<String> names = new ArrayList<>();
        for (SecurityGroupRule rule : rules(group, egress, region)) {
            if (rule.referencedGroupId() != null) {
                Row<SecurityGroup> named = region.table(SecurityGroup.TABLE).find(rule.referencedGroupId());
                if (named != null) { // the others are in another account, or gone
                    names.add(named.value().name());
                }
            }
        }
        return names;
    }
}
