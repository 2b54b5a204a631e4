package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.NatGateway;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;

/** Makes, lists and deletes NAT gateways. */
@Simulates(family = "NAT gateways")
final class NatGatewayApi {

    private static final Listing<NatGateway> LISTING = new Listing<>(NatGateway.TABLE,
            () -> FilterSet.<NatGateway>of("DescribeNatGateways")
                    .on("nat-gateway-id", (row, region) -> row.id())
                    .on("state", (row, region) -> row.value().stateName())
                    .on("subnet-id", (row, region) -> row.value().subnetId())
                    .on("vpc-id", (row, region) -> row.value().vpcId())
                    .tags(),
            PageRules.validation("natGatewayIds", 5, 1000));
    private static final SimulatedMembers CREATE = SimulatedMembers.of("CreateNatGateway", "", "AllocationId",
            "AvailabilityMode", "ClientToken", "ConnectivityType", "DryRun", "PrivateIpAddress",
            "SecondaryAllocationIds", "SecondaryPrivateIpAddressCount", "SecondaryPrivateIpAddresses", "SubnetId",
            "TagSpecifications");

    private final Call call;

    NatGatewayApi(Call call) {
        this.call = call;
    }

    @Limits("Zonal gateways only.")
    CreateNatGatewayResponse createNatGateway(CreateNatGatewayRequest request) {
        requireZonal(request);
        CREATE.requireNoOther(request);
        String subnetId = NatGatewayRequests.required("SubnetId", request.subnetId());
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), NatGateway.TABLE.resourceType());
        Subnet subnet = call.table(Subnet.TABLE).get(subnetId).value();
        NatGatewayRequests.Wanted wanted = NatGatewayRequests.read(call, request);
        int quota = call.quota(Quota.NAT_GATEWAYS_PER_ZONE);
        if (call.table(NatGateway.TABLE).by(NatGateway.BY_ZONE, subnet.zone()).size() >= quota) {
            throw AwsError.of("NatGatewayLimitExceeded",
                    "Performing this operation would exceed the limit of " + quota + " NAT gateways");
        }
        NatGatewayQuotas.requireWithin(call, wanted.isPublic(), wanted.privateIps().size());
        Row<NatGateway> row = new NatGatewayLife(call).begin(subnet, wanted, tags);
        return CreateNatGatewayResponse.builder()
                .natGateway(NatGatewayView.of(row))
                .clientToken(request.clientToken())
                .build();
    }

    private static void requireZonal(CreateNatGatewayRequest request) {
        String mode = request.getValueForField("AvailabilityMode", String.class).orElse("");
        if (mode.equals("regional")) {
            throw new NotSimulatedException("CreateNatGateway with availabilityMode regional is not simulated by Fake "
                    + "EC2 yet");
        }
        if (!mode.isEmpty() && !mode.equals("zonal")) {
            throw AwsError.invalidValue("availabilityMode", mode);
        }
    }

    DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request) {
        Page<NatGateway> page = LISTING.page(call.region(), request.natGatewayIds(), request.filter(),
                request.maxResults(), request.nextToken());
        return DescribeNatGatewaysResponse.builder()
                .natGateways(page.map(NatGatewayView::of))
                .nextToken(page.nextToken())
                .build();
    }

    DeleteNatGatewayResponse deleteNatGateway(DeleteNatGatewayRequest request) {
        String id = NatGatewayRequests.required("NatGatewayId", request.natGatewayId());
        new NatGatewayLife(call).end(call.table(NatGateway.TABLE).get(id).value());
        return DeleteNatGatewayResponse.builder().natGatewayId(id).build();
    }
}
