package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.RulePeer;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.SecurityGroupVpcAssociation;
import io.github.fakeec2.network.Traffic;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How a security group comes and goes. */
final class GroupLife {

    private final Call call;
    private final Table<SecurityGroup> groups;
    private final Table<SecurityGroupRule> rules;

    GroupLife(Call call) {
        this.call = call;
        this.groups = call.table(SecurityGroup.TABLE);
        this.rules = call.table(SecurityGroupRule.TABLE);
    }

    /**
     * Puts a new group into its VPC, with the rule that every new group has: everything may leave.
     *
     * @throws AwsError {@code InvalidGroup.Duplicate}, {@code SecurityGroupLimitExceeded}
     */
    void begin(SecurityGroup group, Map<String, String> tags) {
        if (SecurityGroups.findNamed(call, group.vpcId(), group.name()) != null) {
            throw AwsError.of("InvalidGroup.Duplicate", "The security group '" + group.name()
                    + "' already exists for VPC '" + group.vpcId() + "'");
        }
        call.requireRoom(Quota.SECURITY_GROUPS_PER_REGION, groups.size(),
                "SecurityGroupLimitExceeded", "security groups for VPC '" + group.vpcId() + "'");
        groups.insert(group, tags);
        letOut(group, new RulePeer.Ipv4Range(Cidr.ANYWHERE));
        if (!call.table(Vpc.TABLE).value(group.vpcId()).ipv6Cidrs().isEmpty()) {
            letOut(group, new RulePeer.Ipv6Range(Ipv6Cidr.ANYWHERE));
        }
    }

    private void letOut(SecurityGroup group, RulePeer to) {
        rules.insert(new SecurityGroupRule(call.nextId(SecurityGroupRule.TABLE), group.id(), true, Traffic.ALL, to,
                null), Map.of());
    }

    /**
     * Takes a group away, with its rules.
     *
     * @throws AwsError {@code CannotDelete} for a default group, {@code DependencyViolation} while an interface has
     *     it or a rule of another group names it (API reference, DeleteSecurityGroup)
     */
    void end(SecurityGroup group) {
        if (group.isDefault()) {
            throw AwsError.of("CannotDelete", "the specified group: \"" + group.id() + "\" name: \"" + group.name()
                    + "\" cannot be deleted by a user");
        }
        Set<String> dependents = dependents(group.id());
        if (!dependents.isEmpty()) {
            throw AwsError.of("DependencyViolation", "resource " + group.id() + " has a dependent object")
                    .withHint("it depends on the group: " + String.join(", ", dependents));
        }
        SecurityGroups.delete(call, group.id());
    }

    private Set<String> dependents(String groupId) {
        Set<String> dependents = new LinkedHashSet<>();
        for (Row<NetworkInterface> eni
                : call.table(NetworkInterface.TABLE).by(NetworkInterface.BY_GROUP, groupId)) {
            var attachment = eni.value().attachment();
            dependents.add(attachment == null ? eni.id() : eni.id() + " of " + attachment.instanceId());
        }
        for (Row<SecurityGroupRule> rule : rules.by(SecurityGroupRule.BY_REFERENCED_GROUP, groupId)) {
            // Rules in other VPCs do not keep a group from going: they become stale.
            if (!rule.value().groupId().equals(groupId) && rule.value().elsewhere() == null) {
                dependents.add(rule.id() + " of " + rule.value().groupId());
            }
        }
        for (Row<SecurityGroupVpcAssociation> row : call.table(SecurityGroupVpcAssociation.TABLE)
                .by(SecurityGroupVpcAssociation.BY_GROUP, groupId)) {
            dependents.add("its association with " + row.value().vpcId());
        }
        return dependents;
    }
}
