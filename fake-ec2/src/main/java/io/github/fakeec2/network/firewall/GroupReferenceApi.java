package io.github.fakeec2.network.firewall;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Peerings;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.network.VpcPeeringConnection.Side;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.Slice;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupReferencesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupReferencesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeStaleSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeStaleSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupReference;
import software.amazon.awssdk.services.ec2.model.StaleSecurityGroup;

/** What callers ask about rules that name groups of other VPCs. */
@Simulates(family = "Security groups")
final class GroupReferenceApi {

    private static final PageRules STALE = PageRules.lowerCase("vpcId", 5, 255);
    /** What users miss in rules that name groups of other VPCs. */
    static final String NO_TRANSIT = "Rules name groups of peered VPCs and of VPCs that both groups can be used "
            + "in; security group referencing over a transit gateway is not simulated.";

    private final Call call;

    GroupReferenceApi(Call call) {
        this.call = call;
    }

    @Limits(NO_TRANSIT)
    DescribeSecurityGroupReferencesResponse describeSecurityGroupReferences(
            DescribeSecurityGroupReferencesRequest request) {
        if (request.groupId().isEmpty()) {
            throw Required.missing("groupId");
        }
        List<SecurityGroupReference> references = new ArrayList<>();
        for (Row<SecurityGroup> row : call.table(SecurityGroup.TABLE).getAll(request.groupId())) {
            SecurityGroup group = row.value();
            for (VpcPeeringConnection peering : Peerings.active(call.region(), group.vpcId())) {
                Side side = peering.across(group.vpcId());
                if (names(side, peering.id(), group.id())) {
                    references.add(SecurityGroupReference.builder()
                            .groupId(group.id())
                            .referencingVpcId(side.vpcId())
                            .vpcPeeringConnectionId(peering.id())
                            .build());
                }
            }
        }
        return DescribeSecurityGroupReferencesResponse.builder().securityGroupReferenceSet(references).build();
    }

    private boolean names(Side side, String peeringId, String groupId) {
        Call there = call.in(side.account(), side.region());
        if (there == null) {
            return false;
        }
        for (Row<SecurityGroupRule> rule
                : there.table(SecurityGroupRule.TABLE).by(SecurityGroupRule.BY_REFERENCED_GROUP, groupId)) {
            var elsewhere = rule.value().elsewhere();
            SecurityGroup owner = there.table(SecurityGroup.TABLE).value(rule.value().groupId());
            if (elsewhere != null && peeringId.equals(elsewhere.peeringId())
                    && owner.vpcId().equals(side.vpcId())) {
                return true;
            }
        }
        return false;
    }

    @Limits(NO_TRANSIT)
    DescribeStaleSecurityGroupsResponse describeStaleSecurityGroups(DescribeStaleSecurityGroupsRequest request) {
        String vpcId = call.table(Vpc.TABLE).get(Required.text("vpcId", request.vpcId())).id();
        List<StaleSecurityGroup> all = new ArrayList<>();
        for (Row<SecurityGroup> row : call.table(SecurityGroup.TABLE).by(SecurityGroup.BY_VPC, vpcId)) {
            StaleSecurityGroup stale = new StaleRules(call, row.value()).view();
            if (stale != null) {
                all.add(stale);
            }
        }
        Slice<StaleSecurityGroup> page = Slice.of(all, vpcId, STALE, request.maxResults(), request.nextToken());
        return DescribeStaleSecurityGroupsResponse.builder()
                .staleSecurityGroupSet(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}
