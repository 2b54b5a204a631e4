package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.RulePeer;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.Traffic;
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
        if (groups.size() >= call.quota(Quota.SECURITY_GROUPS_PER_REGION)) {
            throw AwsError.of("SecurityGroupLimitExceeded",
                    "The maximum number of security groups for VPC '" + group.vpcId() + "' has been reached.");
        }
        groups.insert(group, tags);
        rules.insert(new SecurityGroupRule(call.nextId(SecurityGroupRule.TABLE), group.id(), true, Traffic.ALL,
                new RulePeer.Ipv4Range(Cidr.ANYWHERE), null), Map.of());
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
            if (!rule.value().groupId().equals(groupId)) {
                dependents.add(rule.id() + " of " + rule.value().groupId());
            }
        }
        return dependents;
    }
}
