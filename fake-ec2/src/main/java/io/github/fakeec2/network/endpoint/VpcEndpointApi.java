package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.PartialResult;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.LinkedHashSet;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointResponse;

/** Makes, lists, changes and deletes VPC endpoints. */
@Simulates(family = "VPC endpoints")
final class VpcEndpointApi {

    private static final Listing<VpcEndpoint> LISTING = new Listing<>(VpcEndpoint.TABLE,
            () -> EndpointFilters.ENDPOINTS, PageRules.capped("vpcEndpointIdSet", 1, 1000));

    private final Call call;

    VpcEndpointApi(Call call) {
        this.call = call;
    }

    @Limits("Endpoints are of the types Gateway, Interface and GatewayLoadBalancer, and of the IP address type ipv4. "
            + "Which services AWS has, and that they are in every zone, is the same in every Region.")
    CreateVpcEndpointResponse createVpcEndpoint(CreateVpcEndpointRequest request) {
        EndpointMembers.CREATE.requireNoOther(request);
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), VpcEndpoint.TABLE.resourceType());
        Row<VpcEndpoint> row = new EndpointMaker(call, request).make(tags);
        return CreateVpcEndpointResponse.builder()
                .vpcEndpoint(VpcEndpointView.of(row, call.region()))
                .clientToken(request.clientToken())
                .build();
    }

    DescribeVpcEndpointsResponse describeVpcEndpoints(DescribeVpcEndpointsRequest request) {
        Page<VpcEndpoint> page = LISTING.page(call.region(), request.vpcEndpointIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeVpcEndpointsResponse.builder()
                .vpcEndpoints(page.map(row -> VpcEndpointView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("An endpoint stays available while its interfaces change.")
    ModifyVpcEndpointResponse modifyVpcEndpoint(ModifyVpcEndpointRequest request) {
        EndpointMembers.MODIFY.requireNoOther(request);
        VpcEndpoint endpoint = call.table(VpcEndpoint.TABLE)
                .get(Required.text("vpcEndpointId", request.vpcEndpointId())).value();
        if (endpoint.stateName().equals(EndpointLife.DELETING) || endpoint.stateName().equals(EndpointLife.REJECTED)) {
            throw AwsError.of("InvalidState", "The VPC endpoint " + endpoint.id()
                    + " cannot be modified in the state " + endpoint.stateName());
        }
        ServiceConnections.update(call, new EndpointChanges(call, request, endpoint).make());
        return ModifyVpcEndpointResponse.builder().returnValue(true).build();
    }

    DeleteVpcEndpointsResponse deleteVpcEndpoints(DeleteVpcEndpointsRequest request) {
        PartialResult result = new PartialResult();
        for (String id : new LinkedHashSet<>(Required.list("vpcEndpointIds", request.vpcEndpointIds()))) {
            VpcEndpoint.TABLE.requireWellFormed(String.valueOf(id));
            result.attempt(id, () -> EndpointLife.delete(call, call.table(VpcEndpoint.TABLE).get(id).value()));
        }
        return DeleteVpcEndpointsResponse.builder().unsuccessful(result.unsuccessful()).build();
    }
}
