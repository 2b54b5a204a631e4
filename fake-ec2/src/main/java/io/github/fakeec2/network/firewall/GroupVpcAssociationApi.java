package io.github.fakeec2.network.firewall;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Dependencies;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroupVpcAssociation;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AssociateSecurityGroupVpcRequest;
import software.amazon.awssdk.services.ec2.model.AssociateSecurityGroupVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupVpcAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupVpcAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateSecurityGroupVpcRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateSecurityGroupVpcResponse;

/** Lets security groups be used in other VPCs than their own, of the same account and Region. */
@Simulates(family = "Security groups")
final class GroupVpcAssociationApi {

    private static final Listing<SecurityGroupVpcAssociation> LISTING =
            new Listing<>(SecurityGroupVpcAssociation.TABLE, () -> SecurityGroupFilters.VPC_ASSOCIATIONS,
                    PageRules.upperCase("GroupId", 5, 1000));

    private final Call call;
    private final Table<SecurityGroupVpcAssociation> table;

    GroupVpcAssociationApi(Call call) {
        this.call = call;
        this.table = call.table(SecurityGroupVpcAssociation.TABLE);
    }

    @Limits("VPCs are not shared between accounts.")
    AssociateSecurityGroupVpcResponse associateSecurityGroupVpc(AssociateSecurityGroupVpcRequest request) {
        SecurityGroup group = group(request.groupId());
        Vpc vpc = vpc(request.vpcId());
        if (group.isDefault()) {
            throw AwsError.of("UnsupportedOperation", "The default security group '" + group.id()
                    + "' cannot be associated with another VPC.");
        }
        if (vpc.isDefault()) {
            throw AwsError.of("UnsupportedOperation",
                    "A security group cannot be associated with the default VPC '" + vpc.id() + "'.");
        }
        if (group.vpcId().equals(vpc.id())) {
            throw AwsError.of("InvalidParameterValue",
                    "The security group '" + group.id() + "' was created in the VPC '" + vpc.id() + "'.");
        }
        Row<SecurityGroupVpcAssociation> known = table.find(SecurityGroupVpcAssociation.idOf(group.id(), vpc.id()));
        if (known != null) {
            return answer(known.value().stateName());
        }
        var association = new SecurityGroupVpcAssociation(group.id(), vpc.id(), "associating");
        table.insert(association, Map.of());
        call.begin(Delay.ASSOCIATION, "associate " + association.id(), later -> {
            var there = later.table(SecurityGroupVpcAssociation.TABLE);
            Row<SecurityGroupVpcAssociation> now = there.find(association.id());
            if (now != null && now.value().equals(association)) {
                there.update(association.in("associated"));
            }
        });
        return answer(association.stateName());
    }

    private static AssociateSecurityGroupVpcResponse answer(String state) {
        return AssociateSecurityGroupVpcResponse.builder().state(state).build();
    }

    DisassociateSecurityGroupVpcResponse disassociateSecurityGroupVpc(DisassociateSecurityGroupVpcRequest request) {
        SecurityGroup group = group(request.groupId());
        Vpc vpc = vpc(request.vpcId());
        Row<SecurityGroupVpcAssociation> row = table.find(SecurityGroupVpcAssociation.idOf(group.id(), vpc.id()));
        if (row == null) {
            throw AwsError.of("InvalidSecurityGroupVpcAssociation.NotFound", "The security group '" + group.id()
                    + "' is not associated with the VPC '" + vpc.id() + "'.");
        }
        List<Row<?>> users = new ArrayList<>();
        for (Row<NetworkInterface> eni
                : call.table(NetworkInterface.TABLE).by(NetworkInterface.BY_GROUP, group.id())) {
            if (eni.value().vpcId().equals(vpc.id())) {
                users.add(eni);
            }
        }
        if (!users.isEmpty()) {
            throw Dependencies.violation("The security group '" + group.id() + "' is in use in the VPC '" + vpc.id()
                    + "' and cannot be disassociated.", group.id(), users);
        }
        var ending = row.value().in("disassociating");
        table.update(ending);
        call.begin(Delay.ASSOCIATION, "disassociate " + ending.id(), later -> {
            var there = later.table(SecurityGroupVpcAssociation.TABLE);
            Row<SecurityGroupVpcAssociation> now = there.find(ending.id());
            if (now != null && now.value().equals(ending)) {
                there.delete(ending.id());
            }
        });
        return DisassociateSecurityGroupVpcResponse.builder().state(ending.stateName()).build();
    }

    DescribeSecurityGroupVpcAssociationsResponse describeSecurityGroupVpcAssociations(
            DescribeSecurityGroupVpcAssociationsRequest request) {
        Page<SecurityGroupVpcAssociation> page = LISTING.page(call.region(), List.of(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeSecurityGroupVpcAssociationsResponse.builder()
                .securityGroupVpcAssociations(page.map(row -> row.view(() -> view(row.value()))))
                .nextToken(page.nextToken())
                .build();
    }

    private software.amazon.awssdk.services.ec2.model.SecurityGroupVpcAssociation view(
            SecurityGroupVpcAssociation association) {
        return software.amazon.awssdk.services.ec2.model.SecurityGroupVpcAssociation.builder()
                .groupId(association.groupId())
                .vpcId(association.vpcId())
                .vpcOwnerId(call.account())
                .state(association.stateName())
                .applyMutation(NewerSdk.member("SecurityGroupVpcAssociation.groupOwnerId",
                        view -> view.groupOwnerId(call.account())))
                .build();
    }

    private SecurityGroup group(String id) {
        return call.table(SecurityGroup.TABLE).get(Required.text("groupId", id)).value();
    }

    private Vpc vpc(String id) {
        return call.table(Vpc.TABLE).get(Required.text("vpcId", id)).value();
    }
}
