package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.PartialResult;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.network.VpcEndpoint.Type;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.RejectVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.RejectVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;

/**
 * What the owners of endpoint services do with the endpoints that lead to them (PrivateLink guide, "Configure an
 * endpoint service", "Accept or reject connection requests").
 */
@Simulates(family = "Endpoint services")
final class EndpointConnectionApi {

    private static final Listing<EndpointConnection> LISTING = new Listing<>(EndpointConnection.TABLE,
            () -> EndpointFilters.CONNECTIONS, PageRules.capped("vpcEndpointIdSet", 5, 1000));

    private final Call call;

    EndpointConnectionApi(Call call) {
        this.call = call;
    }

    DescribeVpcEndpointConnectionsResponse describeVpcEndpointConnections(
            DescribeVpcEndpointConnectionsRequest request) {
        Page<EndpointConnection> page = LISTING.page(call.region(), List.of(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeVpcEndpointConnectionsResponse.builder()
                .vpcEndpointConnections(page.map(row -> view(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    AcceptVpcEndpointConnectionsResponse acceptVpcEndpointConnections(AcceptVpcEndpointConnectionsRequest request) {
        return AcceptVpcEndpointConnectionsResponse.builder()
                .unsuccessful(forEach(request.serviceId(), request.vpcEndpointIds(), (owner, endpoint) -> {
                    if (!endpoint.stateName().equals(VpcEndpoint.PENDING_ACCEPTANCE)) {
                        throw wrongState(endpoint, "accepted");
                    }
                    ServiceConnections.update(owner, endpoint.in(EndpointLife.PENDING));
                    EndpointLife.becomeAvailable(owner, endpoint.id());
                }))
                .build();
    }

    RejectVpcEndpointConnectionsResponse rejectVpcEndpointConnections(RejectVpcEndpointConnectionsRequest request) {
        return RejectVpcEndpointConnectionsResponse.builder()
                .unsuccessful(forEach(request.serviceId(), request.vpcEndpointIds(), (owner, endpoint) -> {
                    if (endpoint.stateName().equals(EndpointLife.DELETING)
                            || endpoint.stateName().equals(EndpointLife.REJECTED)) {
                        throw wrongState(endpoint, "rejected");
                    }
                    ServiceConnections.update(owner, endpoint.in(EndpointLife.REJECTED));
                }))
                .build();
    }

    private static AwsError wrongState(VpcEndpoint endpoint, String what) {
        return AwsError.of("InvalidState", "The VPC endpoint " + endpoint.id() + " cannot be " + what
                + " in the state " + endpoint.stateName());
    }

    /** Does something to endpoints of the service, each where its owner has it. */
    private List<UnsuccessfulItem> forEach(String serviceId, List<String> endpointIds,
            BiConsumer<Call, VpcEndpoint> act) {
        EndpointService service = EndpointServices.get(call, serviceId);
        PartialResult result = new PartialResult();
        for (String id : new LinkedHashSet<>(Required.list("vpcEndpointIds", endpointIds))) {
            VpcEndpoint.TABLE.requireWellFormed(String.valueOf(id));
            result.attempt(id, () -> {
                Row<EndpointConnection> row = ServiceConnections.find(call.table(EndpointConnection.TABLE), id);
                if (row == null || !row.value().serviceId().equals(service.id())) {
                    throw VpcEndpoint.TABLE.notFound(List.of(id));
                }
                Call owner = call.in(row.value().endpointOwner(), call.region().name());
                act.accept(owner, owner.table(VpcEndpoint.TABLE).value(id));
            });
        }
        return result.unsuccessful();
    }

    private static VpcEndpointConnection view(Row<EndpointConnection> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static VpcEndpointConnection build(Row<EndpointConnection> row, RegionState region) {
        EndpointConnection connection = row.value();
        EndpointService service = region.table(EndpointService.TABLE).value(connection.serviceId());
        boolean behindInterfaces = service.type() == Type.INTERFACE;
        return VpcEndpointConnection.builder()
                .vpcEndpointConnectionId(connection.id())
                .serviceId(connection.serviceId())
                .vpcEndpointId(connection.endpoint().id())
                .vpcEndpointOwner(connection.endpointOwner())
                .vpcEndpointState(connection.stateName())
                .applyMutation(NewerSdk.member("VpcEndpointConnection.vpcEndpointRegion",
                        view -> view.vpcEndpointRegion(region.name())))
                .creationTimestamp(row.createdAt())
                .dnsEntries(VpcEndpointView.dnsEntries(connection.endpoint(), region.name()))
                .networkLoadBalancerArns(behindInterfaces ? service.loadBalancerArns() : List.of())
                .gatewayLoadBalancerArns(behindInterfaces ? List.of() : service.loadBalancerArns())
                .ipAddressType(connection.endpoint().ipAddressType())
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }
}
