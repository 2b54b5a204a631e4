package io.github.fakeec2.network.firewall;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.Arns;
import io.github.fakeec2.network.RulePeer;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.RevokedSecurityGroupRule;

/** A security group rule as DescribeSecurityGroupRules shows it. */
final class SecurityGroupRuleView {

    private SecurityGroupRuleView() {
    }

    static software.amazon.awssdk.services.ec2.model.SecurityGroupRule of(
            Row<SecurityGroupRule> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.SecurityGroupRule build(
            Row<SecurityGroupRule> row, RegionState region) {
        SecurityGroupRule rule = row.value();
        ReferencedSecurityGroup referenced =
                rule.peer() instanceof RulePeer.Group group ? PeerGroupView.referenced(group, region) : null;
        return software.amazon.awssdk.services.ec2.model.SecurityGroupRule.builder()
                .securityGroupRuleId(rule.id())
                .applyMutation(NewerSdk.member("SecurityGroupRule.securityGroupRuleArn",
                        view -> view.securityGroupRuleArn(Arns.of(region, SecurityGroupRule.TABLE, rule.id()))))
                .groupId(rule.groupId())
                .groupOwnerId(region.account())
                .isEgress(rule.egress())
                .ipProtocol(rule.traffic().protocol())
                .fromPort(rule.traffic().fromPort())
                .toPort(rule.traffic().toPort())
                .cidrIpv4(rule.cidrIpv4())
                .cidrIpv6(rule.cidrIpv6())
                .prefixListId(rule.prefixListId())
                .referencedGroupInfo(referenced)
                .description(rule.description())
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    /** The rule as the answer to its revocation shows it. */
    static RevokedSecurityGroupRule revoked(SecurityGroupRule rule) {
        return RevokedSecurityGroupRule.builder()
                .securityGroupRuleId(rule.id())
                .groupId(rule.groupId())
                .isEgress(rule.egress())
                .ipProtocol(rule.traffic().protocol())
                .fromPort(rule.traffic().fromPort())
                .toPort(rule.traffic().toPort())
                .cidrIpv4(rule.cidrIpv4())
                .cidrIpv6(rule.cidrIpv6())
                .prefixListId(rule.prefixListId())
                .referencedGroupId(rule.referencedGroupId())
                .description(rule.description())
                .build();
    }
}
