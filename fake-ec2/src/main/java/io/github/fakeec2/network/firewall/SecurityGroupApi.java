package io.github.fakeec2.network.firewall;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Arns;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupVpcAssociation;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.Vpcs;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.GetSecurityGroupsForVpcRequest;
import software.amazon.awssdk.services.ec2.model.GetSecurityGroupsForVpcResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupForVpc;

/** Makes, lists and deletes security groups. */
@Simulates(family = "Security groups")
final class SecurityGroupApi {

    private static final Listing<SecurityGroup> LISTING = new Listing<>(SecurityGroup.TABLE,
            () -> SecurityGroupFilters.ALL, PageRules.lowerCase("securityGroupIdSet", 5, 1000));
    private static final Listing<SecurityGroup> FOR_VPC = new Listing<>(SecurityGroup.TABLE,
            () -> SecurityGroupFilters.FOR_VPC, PageRules.lowerCase("groupIds", 5, 1000));

    private final Call call;

    SecurityGroupApi(Call call) {
        this.call = call;
    }

    CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
        String name = GroupTexts.requireName(request.groupName());
        String description = GroupTexts.requireDescription(request.description());
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), SecurityGroup.TABLE.resourceType());
        Row<Vpc> vpc = request.vpcId() == null
                ? Vpcs.requireDefaultVpc(call) : call.table(Vpc.TABLE).get(request.vpcId());
        var group = new SecurityGroup(call.nextId(SecurityGroup.TABLE), vpc.id(), name, description);
        new GroupLife(call).begin(group, tags);
        return CreateSecurityGroupResponse.builder()
                .groupId(group.id())
                .applyMutation(NewerSdk.member("CreateSecurityGroupResponse.securityGroupArn",
                        view -> view.securityGroupArn(Arns.of(call.region(), SecurityGroup.TABLE, group.id()))))
                .tags(TagRules.toSdk(tags))
                .build();
    }

    DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest request) {
        if (request.groupId() != null && !Ids.isWellFormed(request.groupId(), SecurityGroup.TABLE.prefix())) {
            throw AwsError.of("InvalidGroupId.Malformed",
                    "The security-group ID '" + request.groupId() + "' is malformed");
        }
        SecurityGroup group = GroupReference.resolve(call, request.groupId(), request.groupName());
        new GroupLife(call).end(group);
        return DeleteSecurityGroupResponse.builder()
                .applyMutation(NewerSdk.member("DeleteSecurityGroupResponse.returnValue",
                        view -> view.returnValue(true)))
                .applyMutation(NewerSdk.member("DeleteSecurityGroupResponse.groupId",
                        view -> view.groupId(group.id())))
                .build();
    }

    DescribeSecurityGroupsResponse describeSecurityGroups(DescribeSecurityGroupsRequest request) {
        List<String> ids = request.groupIds();
        if (!request.groupNames().isEmpty()) {
            ids = new ArrayList<>(ids);
            for (String name : request.groupNames()) {
                ids.add(GroupReference.inDefaultVpc(call, name).id());
            }
        }
        Page<SecurityGroup> page = LISTING.page(call.region(), ids, request.filters(), request.maxResults(),
                request.nextToken());
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(page.map(row -> SecurityGroupView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    GetSecurityGroupsForVpcResponse getSecurityGroupsForVpc(GetSecurityGroupsForVpcRequest request) {
        if (request.vpcId() == null) {
            throw Required.missing("VpcId");
        }
        List<Row<SecurityGroup>> usable = usableIn(call.table(Vpc.TABLE).get(request.vpcId()).id());
        Page<SecurityGroup> page = FOR_VPC.page(usable, call.region(), false, request.filters(), request.maxResults(),
                request.nextToken());
        return GetSecurityGroupsForVpcResponse.builder()
                .securityGroupForVpcs(page.map(this::forVpc))
                .nextToken(page.nextToken())
                .build();
    }

    /** The groups that interfaces in a VPC can have, in order of creation. */
    private List<Row<SecurityGroup>> usableIn(String vpcId) {
        var groups = call.table(SecurityGroup.TABLE);
        List<Row<SecurityGroup>> usable = new ArrayList<>(groups.by(SecurityGroup.BY_VPC, vpcId));
        for (Row<SecurityGroupVpcAssociation> row : call.table(SecurityGroupVpcAssociation.TABLE)
                .by(SecurityGroupVpcAssociation.BY_VPC, vpcId)) {
            if (row.value().isInForce()) {
                usable.add(groups.find(row.value().groupId()));
            }
        }
        usable.removeIf(row -> !groups.isVisible(row));
        usable.sort(Comparator.comparingLong(Row::sequence));
        return usable;
    }

    private SecurityGroupForVpc forVpc(Row<SecurityGroup> row) {
        return SecurityGroupForVpc.builder()
                .groupId(row.id())
                .groupName(row.value().name())
                .description(row.value().description())
                .ownerId(call.account())
                .primaryVpcId(row.value().vpcId())
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }
}
