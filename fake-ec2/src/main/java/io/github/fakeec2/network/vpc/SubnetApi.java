package io.github.fakeec2.network.vpc;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.CreateDefaultSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeResponse;

/** Makes, lists, changes and deletes subnets. */
@Simulates(family = "Subnets")
final class SubnetApi {

    private static final Listing<Subnet> LISTING =
            new Listing<>(Subnet.TABLE, () -> SubnetFilters.ALL, PageRules.upperCase("SubnetIds", 5, 1000));
    private static final SimulatedMembers CREATE = SimulatedMembers.of("CreateSubnet", "", "DryRun", "VpcId",
            "CidrBlock", "Ipv6CidrBlock", "Ipv6Native", "AvailabilityZone", "AvailabilityZoneId", "TagSpecifications");
    private static final SimulatedMembers CREATE_DEFAULT = SimulatedMembers.of("CreateDefaultSubnet", "", "DryRun",
            "AvailabilityZone", "AvailabilityZoneId");
    private static final SimulatedMembers ASSOCIATE =
            SimulatedMembers.of("AssociateSubnetCidrBlock", "", "SubnetId", "Ipv6CidrBlock");

    private final Call call;

    SubnetApi(Call call) {
        this.call = call;
    }

    @Limits("There are no Local Zones, no Outposts and no IPAM pools.")
    CreateSubnetResponse createSubnet(CreateSubnetRequest request) {
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), Subnet.TABLE.resourceType(),
                Set.of(Subnet.TABLE.resourceType()), "InvalidParameter");
        CREATE.requireNoOther(request);
        Row<Subnet> made = new SubnetLife(call).begin(request, tags);
        return CreateSubnetResponse.builder().subnet(SubnetView.of(made, call.region())).build();
    }

    @Limits("Default subnets have IPv4.")
    CreateDefaultSubnetResponse createDefaultSubnet(CreateDefaultSubnetRequest request) {
        CREATE_DEFAULT.requireNoOther(request);
        Row<Subnet> made = new SubnetLife(call).beginDefault(request);
        return CreateDefaultSubnetResponse.builder().subnet(SubnetView.of(made, call.region())).build();
    }

    DeleteSubnetResponse deleteSubnet(DeleteSubnetRequest request) {
        new SubnetLife(call).end(get(request.subnetId()));
        return DeleteSubnetResponse.builder().build();
    }

    DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        Page<Subnet> page = LISTING.page(call.region(), request.subnetIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeSubnetsResponse.builder()
                .subnets(page.map(row -> SubnetView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("Outposts are not simulated; what DNS answers to queries of instances is not, either.")
    ModifySubnetAttributeResponse modifySubnetAttribute(ModifySubnetAttributeRequest request) {
        Subnet subnet = get(request.subnetId());
        call.table(Subnet.TABLE).update(subnet.withOnLaunch(SubnetAttributes.changed(subnet, request)));
        return ModifySubnetAttributeResponse.builder().build();
    }

    @Limits("There are no IPAM pools.")
    AssociateSubnetCidrBlockResponse associateSubnetCidrBlock(AssociateSubnetCidrBlockRequest request) {
        ASSOCIATE.requireNoOther(request);
        Subnet subnet = get(request.subnetId());
        String cidr = Required.text("ipv6CidrBlock", request.ipv6CidrBlock());
        Subnet with = new SubnetIpv6(call).add(subnet, cidr);
        return AssociateSubnetCidrBlockResponse.builder()
                .subnetId(subnet.id())
                .ipv6CidrBlockAssociation(SubnetView.of(with.ipv6()))
                .build();
    }

    DisassociateSubnetCidrBlockResponse disassociateSubnetCidrBlock(DisassociateSubnetCidrBlockRequest request) {
        Subnet without = new SubnetIpv6(call).remove(Required.text("associationId", request.associationId()));
        return DisassociateSubnetCidrBlockResponse.builder()
                .subnetId(without.id())
                .ipv6CidrBlockAssociation(SubnetView.of(without.ipv6()))
                .build();
    }

    private Subnet get(String id) {
        return call.table(Subnet.TABLE).get(Required.text("subnetId", id)).value();
    }
}
