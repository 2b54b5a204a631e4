package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleDescription;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleUpdate;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Changes to rules that exist: what they say, and what is noted about them. */
final class RuleEdits {

    private final Call call;
    private final SecurityGroup group;

    RuleEdits(Call call, SecurityGroup group) {
        this.call = call;
        this.group = group;
    }

    /**
     * Replaces or, where none is given, removes the descriptions of rules that are named by what they say or by id
     * (API reference, UpdateSecurityGroupRuleDescriptionsIngress).
     */
    void describe(boolean egress, List<IpPermission> permissions, List<SecurityGroupRuleDescription> descriptions) {
        if (!permissions.isEmpty() && !descriptions.isEmpty()) {
            throw AwsError.of("InvalidParameterCombination", "The parameter 'securityGroupRuleDescriptions' may not "
                    + "be used in combination with 'ipPermissions'");
        }
        GroupRules book = new GroupRules(call, group, egress);
        for (SecurityGroupRuleDescription each : descriptions) {
            if (each == null || each.securityGroupRuleId() == null) {
                throw Required.missing("SecurityGroupRuleId");
            }
            book.describe(book.getAll(List.of(each.securityGroupRuleId())).get(0),
                    RuleSpec.requireDescription(each.description()));
        }
        if (descriptions.isEmpty()) {
            for (RuleSpec spec : RuleReader.ofExisting(call, group, egress).read(permissions)) {
                book.describe(book.get(spec), spec.description());
            }
        }
    }

    /** Lets rules say something else; they keep id, direction and tags (API reference, ModifySecurityGroupRules). */
    void modify(List<SecurityGroupRuleUpdate> updates) {
        if (updates.isEmpty()) {
            throw Required.missing("SecurityGroupRule");
        }
        for (SecurityGroupRuleUpdate update : updates) {
            if (update == null || update.securityGroupRuleId() == null) {
                throw Required.missing("SecurityGroupRuleId");
            }
            if (update.securityGroupRule() == null) {
                throw Required.missing("SecurityGroupRule");
            }
            Row<SecurityGroupRule> found = call.table(SecurityGroupRule.TABLE).get(update.securityGroupRuleId());
            boolean egress = found.value().egress();
            GroupRules book = new GroupRules(call, group, egress);
            Row<SecurityGroupRule> row = book.getAll(List.of(found.id())).get(0);
            List<RuleSpec> specs =
                    RuleReader.ofExisting(call, group, egress).rulesOf(permission(update.securityGroupRule()));
            if (specs.size() != 1) {
                throw AwsError.of("InvalidParameterCombination", "The request must contain exactly one of cidrIpv4, "
                        + "cidrIpv6, prefixListId, referencedGroupId");
            }
            book.replace(row, specs.get(0));
        }
    }

    private static IpPermission permission(SecurityGroupRuleRequest rule) {
        String note = rule.description();
        var permission = IpPermission.builder()
                .ipProtocol(rule.ipProtocol())
                .fromPort(rule.fromPort())
                .toPort(rule.toPort());
        if (rule.cidrIpv4() != null) {
            permission.ipRanges(IpRange.builder().cidrIp(rule.cidrIpv4()).description(note).build());
        }
        if (rule.cidrIpv6() != null) {
            permission.ipv6Ranges(Ipv6Range.builder().cidrIpv6(rule.cidrIpv6()).description(note).build());
        }
        if (rule.referencedGroupId() != null) {
            permission.userIdGroupPairs(
                    UserIdGroupPair.builder().groupId(rule.referencedGroupId()).description(note).build());
        }
        if (rule.prefixListId() != null) {
            permission.prefixListIds(
                    PrefixListId.builder().prefixListId(rule.prefixListId()).description(note).build());
        }
        return permission.build();
    }
}
