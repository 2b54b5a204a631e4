package io.github.fakeec2.network.peering;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcPeeringConnectionResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcPeeringConnectionOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcPeeringConnectionOptionsResponse;
import software.amazon.awssdk.services.ec2.model.RejectVpcPeeringConnectionRequest;
import software.amazon.awssdk.services.ec2.model.RejectVpcPeeringConnectionResponse;

/** VPC peering connections, within an account and a Region and across them. */
@Simulates(family = "VPC peering")
final class VpcPeeringApi {

    private static final PageRules PAGES = PageRules.upperCase("VpcPeeringConnectionIds", 5, 1000);

    private final Call call;

    VpcPeeringApi(Call call) {
        this.call = call;
    }

    CreateVpcPeeringConnectionResponse createVpcPeeringConnection(CreateVpcPeeringConnectionRequest request) {
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(),
                VpcPeeringConnection.TABLE.resourceType());
        Row<VpcPeeringConnection> row = new PeeringRequest(call).make(request, tags);
        return CreateVpcPeeringConnectionResponse.builder()
                .vpcPeeringConnection(VpcPeeringView.of(call, row))
                .build();
    }

    AcceptVpcPeeringConnectionResponse acceptVpcPeeringConnection(AcceptVpcPeeringConnectionRequest request) {
        Row<VpcPeeringConnection> row = answer(request.vpcPeeringConnectionId()).accept();
        return AcceptVpcPeeringConnectionResponse.builder()
                .vpcPeeringConnection(VpcPeeringView.of(call, row))
                .build();
    }

    RejectVpcPeeringConnectionResponse rejectVpcPeeringConnection(RejectVpcPeeringConnectionRequest request) {
        answer(request.vpcPeeringConnectionId()).reject();
        return RejectVpcPeeringConnectionResponse.builder().returnValue(true).build();
    }

    DeleteVpcPeeringConnectionResponse deleteVpcPeeringConnection(DeleteVpcPeeringConnectionRequest request) {
        answer(request.vpcPeeringConnectionId()).delete();
        return DeleteVpcPeeringConnectionResponse.builder().returnValue(true).build();
    }

    DescribeVpcPeeringConnectionsResponse describeVpcPeeringConnections(
            DescribeVpcPeeringConnectionsRequest request) {
        var listing = new Listing<>(VpcPeeringConnection.TABLE, () -> VpcPeeringFilters.of(call), PAGES);
        Page<VpcPeeringConnection> page = listing.page(call.region(), request.vpcPeeringConnectionIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeVpcPeeringConnectionsResponse.builder()
                .vpcPeeringConnections(page.map(row -> VpcPeeringView.of(call, row)))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("DNS resolution is remembered and shown, but nothing in the fake resolves names. The ClassicLink options"
            + " are refused.")
    ModifyVpcPeeringConnectionOptionsResponse modifyVpcPeeringConnectionOptions(
            ModifyVpcPeeringConnectionOptionsRequest request) {
        VpcPeeringConnection peering = find(request.vpcPeeringConnectionId());
        new PeeringOptionsChange(call, peering).apply(request);
        VpcPeeringConnection changed = find(peering.id());
        var response = ModifyVpcPeeringConnectionOptionsResponse.builder();
        if (request.requesterPeeringConnectionOptions() != null) {
            response.requesterPeeringConnectionOptions(PeeringOptionsChange.view(changed.requester()));
        }
        if (request.accepterPeeringConnectionOptions() != null) {
            response.accepterPeeringConnectionOptions(PeeringOptionsChange.view(changed.accepter()));
        }
        return response.build();
    }

    private PeeringAnswer answer(String id) {
        return new PeeringAnswer(call, find(id));
    }

    private VpcPeeringConnection find(String id) {
        return call.table(VpcPeeringConnection.TABLE).get(Required.text("vpcPeeringConnectionId", id)).value();
    }
}
