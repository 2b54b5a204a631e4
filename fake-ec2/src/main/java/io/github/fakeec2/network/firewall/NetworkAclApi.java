package io.github.fakeec2.network.firewall;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Dependencies;
import io.github.fakeec2.network.NetworkAcl;
import io.github.fakeec2.network.NetworkAcls;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryResponse;

/** Makes, lists, changes and deletes network ACLs. */
@Simulates(family = "Network ACLs")
final class NetworkAclApi {

    private static final Listing<NetworkAcl> LISTING =
            new Listing<>(NetworkAcl.TABLE, () -> NetworkAclFilters.ALL, PageRules.upperCase("NetworkAclIds", 5, 1000));

    private final Call call;
    private final Table<NetworkAcl> table;

    NetworkAclApi(Call call) {
        this.call = call;
        this.table = call.table(NetworkAcl.TABLE);
    }

    CreateNetworkAclResponse createNetworkAcl(CreateNetworkAclRequest request) {
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), NetworkAcl.TABLE.resourceType());
        String vpcId = call.table(Vpc.TABLE).get(Required.text("vpcId", request.vpcId())).id();
        call.requireRoom(Quota.NETWORK_ACLS_PER_VPC, table.by(NetworkAcl.BY_VPC, vpcId).size(),
                "NetworkAclLimitExceeded", "network acls");
        String id = call.nextId(NetworkAcl.TABLE);
        table.insert(new NetworkAcl(id, vpcId, false, NetworkAcl.Entry.ofCustomList(), List.of()), tags);
        NetworkAcls.followCidrs(call, vpcId);
        return CreateNetworkAclResponse.builder()
                .networkAcl(NetworkAclView.of(table.find(id), call.region()))
                .applyMutation(NewerSdk.member("CreateNetworkAclResponse.clientToken", view -> view
                        .clientToken(request.getValueForField("ClientToken", String.class).orElse(null))))
                .build();
    }

    DeleteNetworkAclResponse deleteNetworkAcl(DeleteNetworkAclRequest request) {
        NetworkAcl acl = get(request.networkAclId());
        if (acl.isDefault()) {
            throw AwsError.of("InvalidParameterValue", "Cannot delete default network ACL " + acl.id());
        }
        if (!acl.associations().isEmpty()) {
            List<Row<?>> subnets = new ArrayList<>();
            acl.associations().forEach(each -> subnets.add(call.table(Subnet.TABLE).find(each.subnetId())));
            throw Dependencies.violation("The networkAcl '" + acl.id() + "' has dependencies and cannot be deleted.",
                    acl.id(), subnets);
        }
        table.delete(acl.id());
        return DeleteNetworkAclResponse.builder().build();
    }

    DescribeNetworkAclsResponse describeNetworkAcls(DescribeNetworkAclsRequest request) {
        Page<NetworkAcl> page = LISTING.page(call.region(), request.networkAclIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeNetworkAclsResponse.builder()
                .networkAcls(page.map(row -> NetworkAclView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    CreateNetworkAclEntryResponse createNetworkAclEntry(CreateNetworkAclEntryRequest request) {
        NetworkAcl acl = get(request.networkAclId());
        requireDirection(request.egress());
        new NetworkAclEntries(call, acl).add(new NetworkAclEntryReader(request.ruleNumber(), request.egress(),
                request.ruleActionAsString(), request.protocol(), request.cidrBlock(), request.ipv6CidrBlock(),
                request.portRange(), request.icmpTypeCode()).read());
        return CreateNetworkAclEntryResponse.builder().build();
    }

    ReplaceNetworkAclEntryResponse replaceNetworkAclEntry(ReplaceNetworkAclEntryRequest request) {
        NetworkAcl acl = get(request.networkAclId());
        new NetworkAclEntries(call, acl).replace(new NetworkAclEntryReader(request.ruleNumber(), request.egress(),
                request.ruleActionAsString(), request.protocol(), request.cidrBlock(), request.ipv6CidrBlock(),
                request.portRange(), request.icmpTypeCode()).read());
        return ReplaceNetworkAclEntryResponse.builder().build();
    }

    DeleteNetworkAclEntryResponse deleteNetworkAclEntry(DeleteNetworkAclEntryRequest request) {
        NetworkAcl acl = get(request.networkAclId());
        requireDirection(request.egress());
        new NetworkAclEntries(call, acl)
                .remove(NetworkAclEntryReader.requireNumber(request.ruleNumber()), request.egress());
        return DeleteNetworkAclEntryResponse.builder().build();
    }

    ReplaceNetworkAclAssociationResponse replaceNetworkAclAssociation(ReplaceNetworkAclAssociationRequest request) {
        String id = Required.text("associationId", request.associationId());
        NetworkAcl acl = get(request.networkAclId());
        NetworkAcl.Association association = association(id);
        String subnetId = association.subnetId();
        NetworkAcl before = NetworkAcls.ofSubnet(call.region(), subnetId).value();
        if (!before.vpcId().equals(acl.vpcId())) {
            throw AwsError.of("InvalidParameterValue", "Network acl " + acl.id() + " and subnet " + subnetId
                    + " belong to different networks");
        }
        if (!before.id().equals(acl.id())) {
            NetworkAcls.release(call, subnetId);
            id = NetworkAcls.associate(call, acl, subnetId);
        }
        return ReplaceNetworkAclAssociationResponse.builder().newAssociationId(id).build();
    }

    private NetworkAcl.Association association(String id) {
        for (Row<NetworkAcl> row : table.visible(0)) {
            for (NetworkAcl.Association association : row.value().associations()) {
                if (association.id().equals(id)) {
                    return association;
                }
            }
        }
        if (!Ids.isWellFormed(id, NetworkAcls.ASSOCIATION_PREFIX)) {
            throw AwsError.of("InvalidAssociationId.Malformed",
                    "Invalid id: \"" + id + "\" (expecting \"" + NetworkAcls.ASSOCIATION_PREFIX + "...\")");
        }
        throw AwsError.of("InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist");
    }

    private NetworkAcl get(String id) {
        return table.get(Required.text("networkAclId", id)).value();
    }

    private static void requireDirection(Boolean egress) {
        if (egress == null) {
            throw Required.missing("egress");
        }
    }
}
