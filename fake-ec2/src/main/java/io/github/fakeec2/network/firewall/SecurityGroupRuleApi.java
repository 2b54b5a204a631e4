package io.github.fakeec2.network.firewall;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ModifySecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.ModifySecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressResponse;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressResponse;

/** Adds, lists, changes and removes the rules of security groups. */
@Simulates(family = "Security group rules")
final class SecurityGroupRuleApi {

    private static final Listing<SecurityGroupRule> LISTING = new Listing<>(SecurityGroupRule.TABLE,
            () -> SecurityGroupFilters.RULES, PageRules.lowerCase("securityGroupRuleIds", 5, 1000));

    private static final String RULE = SecurityGroupRule.TABLE.resourceType();

    private final Call call;

    SecurityGroupRuleApi(Call call) {
        this.call = call;
    }

    @Limits(GroupReferenceApi.NO_TRANSIT)
    AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(AuthorizeSecurityGroupIngressRequest request) {
        SecurityGroup group = GroupReference.resolve(call, request.groupId(), request.groupName());
        var shorthand = new Shorthand(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp(),
                request.sourceSecurityGroupName(), request.sourceSecurityGroupOwnerId());
        return AuthorizeSecurityGroupIngressResponse.builder()
                .returnValue(true)
                .securityGroupRules(views(
                        add(group, false, shorthand.or(request.ipPermissions()), request.tagSpecifications())))
                .build();
    }

    @Limits(GroupReferenceApi.NO_TRANSIT)
    AuthorizeSecurityGroupEgressResponse authorizeSecurityGroupEgress(AuthorizeSecurityGroupEgressRequest request) {
        SecurityGroup group = GroupReference.resolve(call, request.groupId(), null);
        var shorthand = new Shorthand(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp(),
                request.sourceSecurityGroupName(), request.sourceSecurityGroupOwnerId());
        return AuthorizeSecurityGroupEgressResponse.builder()
                .returnValue(true)
                .securityGroupRules(views(
                        add(group, true, shorthand.refusedFor(request.ipPermissions()), request.tagSpecifications())))
                .build();
    }

    private List<Row<SecurityGroupRule>> add(SecurityGroup group, boolean egress, List<IpPermission> permissions,
            List<TagSpecification> tagSpecifications) {
        Map<String, String> tags = TagRules.onCreate(tagSpecifications, RULE, Set.of(RULE), "InvalidParameter");
        List<RuleSpec> specs = RuleReader.ofNew(call, group, egress).read(permissions);
        return new GroupRules(call, group, egress).add(specs, tags);
    }

    private List<software.amazon.awssdk.services.ec2.model.SecurityGroupRule> views(
            List<Row<SecurityGroupRule>> rows) {
        return new Page<>(rows, null).map(row -> SecurityGroupRuleView.of(row, call.region()));
    }

    RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(RevokeSecurityGroupIngressRequest request) {
        SecurityGroup group = GroupReference.resolve(call, request.groupId(), request.groupName());
        var shorthand = new Shorthand(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp(),
                request.sourceSecurityGroupName(), request.sourceSecurityGroupOwnerId());
        Revocation revocation = new Revocation(call, group, false)
                .revoke(request.securityGroupRuleIds(), shorthand.or(request.ipPermissions()));
        return RevokeSecurityGroupIngressResponse.builder()
                .returnValue(true)
                .applyMutation(NewerSdk.member("RevokeSecurityGroupIngressResponse.revokedSecurityGroupRules",
                        view -> view.revokedSecurityGroupRules(revocation.revoked())))
                .unknownIpPermissions(revocation.unknown())
                .build();
    }

    RevokeSecurityGroupEgressResponse revokeSecurityGroupEgress(RevokeSecurityGroupEgressRequest request) {
        SecurityGroup group = GroupReference.resolve(call, request.groupId(), null);
        var shorthand = new Shorthand(request.ipProtocol(), request.fromPort(), request.toPort(), request.cidrIp(),
                request.sourceSecurityGroupName(), request.sourceSecurityGroupOwnerId());
        Revocation revocation = new Revocation(call, group, true)
                .revoke(request.securityGroupRuleIds(), shorthand.refusedFor(request.ipPermissions()));
        return RevokeSecurityGroupEgressResponse.builder()
                .returnValue(true)
                .applyMutation(NewerSdk.member("RevokeSecurityGroupEgressResponse.revokedSecurityGroupRules",
                        view -> view.revokedSecurityGroupRules(revocation.revoked())))
                .unknownIpPermissions(revocation.unknown())
                .build();
    }

    DescribeSecurityGroupRulesResponse describeSecurityGroupRules(DescribeSecurityGroupRulesRequest request) {
        Page<SecurityGroupRule> page = LISTING.page(call.region(), request.securityGroupRuleIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeSecurityGroupRulesResponse.builder()
                .securityGroupRules(page.map(row -> SecurityGroupRuleView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    UpdateSecurityGroupRuleDescriptionsIngressResponse updateSecurityGroupRuleDescriptionsIngress(
            UpdateSecurityGroupRuleDescriptionsIngressRequest request) {
        SecurityGroup group = GroupReference.resolve(call, request.groupId(), request.groupName());
        new RuleEdits(call, group).describe(false, request.ipPermissions(), request.securityGroupRuleDescriptions());
        return UpdateSecurityGroupRuleDescriptionsIngressResponse.builder().returnValue(true).build();
    }

    UpdateSecurityGroupRuleDescriptionsEgressResponse updateSecurityGroupRuleDescriptionsEgress(
            UpdateSecurityGroupRuleDescriptionsEgressRequest request) {
        SecurityGroup group = GroupReference.resolve(call, request.groupId(), request.groupName());
        new RuleEdits(call, group).describe(true, request.ipPermissions(), request.securityGroupRuleDescriptions());
        return UpdateSecurityGroupRuleDescriptionsEgressResponse.builder().returnValue(true).build();
    }

    ModifySecurityGroupRulesResponse modifySecurityGroupRules(ModifySecurityGroupRulesRequest request) {
        if (request.groupId() == null) {
            throw Required.missing("GroupId");
        }
        SecurityGroup group = call.table(SecurityGroup.TABLE).get(request.groupId()).value();
        new RuleEdits(call, group).modify(request.securityGroupRules());
        return ModifySecurityGroupRulesResponse.builder().returnValue(true).build();
    }
}
