package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.SimulatedMembers;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceTransitGatewayRouteResponse;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteAttachment;

/** Static routes of transit gateways, and the search for all routes. */
@Simulates(family = "Transit gateway route tables")
final class TransitGatewayRouteApi {

    private static final SimulatedMembers SEARCH = SimulatedMembers.of("SearchTransitGatewayRoutes", "",
            "TransitGatewayRouteTableId", "Filters", "MaxResults", "DryRun");

    private final Call call;

    TransitGatewayRouteApi(Call call) {
        this.call = call;
    }

    CreateTransitGatewayRouteResponse createTransitGatewayRoute(CreateTransitGatewayRouteRequest request) {
        StaticRoute route = route(request.transitGatewayRouteTableId(), request.destinationCidrBlock(),
                request.transitGatewayAttachmentId(), request.blackhole());
        if (call.table(StaticRoute.TABLE).find(route.id()) != null) {
            throw AwsError.of("RouteAlreadyExists", "Route " + route.destination()
                    + " already exists in Transit Gateway Route Table " + route.routeTableId() + ".");
        }
        RouteTargeting.requireRoom(call, route.routeTableId(), 1);
        call.table(StaticRoute.TABLE).insert(route, Map.of());
        return CreateTransitGatewayRouteResponse.builder().route(view(inForce(route), null)).build();
    }

    ReplaceTransitGatewayRouteResponse replaceTransitGatewayRoute(ReplaceTransitGatewayRouteRequest request) {
        StaticRoute route = route(request.transitGatewayRouteTableId(), request.destinationCidrBlock(),
                request.transitGatewayAttachmentId(), request.blackhole());
        requireExisting(route);
        call.table(StaticRoute.TABLE).update(route);
        return ReplaceTransitGatewayRouteResponse.builder().route(view(inForce(route), null)).build();
    }

    DeleteTransitGatewayRouteResponse deleteTransitGatewayRoute(DeleteTransitGatewayRouteRequest request) {
        String table = Requests.existing(call, TransitGatewayRouteTable.TABLE, request.transitGatewayRouteTableId(),
                "TransitGatewayRouteTableId").id();
        IpRange destination = Requests.range(request.destinationCidrBlock(), "DestinationCidrBlock");
        StaticRoute named = StaticRoute.of(table, destination, null);
        requireExisting(named);
        StaticRoute route = call.table(StaticRoute.TABLE).value(named.id());
        call.table(StaticRoute.TABLE).delete(route.id());
        return DeleteTransitGatewayRouteResponse.builder().route(view(inForce(route), "deleted")).build();
    }

    private StaticRoute route(String tableId, String cidr, String attachmentId, Boolean blackhole) {
        IpRange destination = Requests.range(cidr, "DestinationCidrBlock");
        RouteTargeting target = RouteTargeting.read(call, tableId, attachmentId, blackhole);
        return StaticRoute.of(target.routeTableId(), destination, target.attachmentId());
    }

    private void requireExisting(StaticRoute route) {
        if (call.table(StaticRoute.TABLE).find(route.id()) == null) {
            throw AwsError.of("InvalidRoute.NotFound", "Route " + route.destination()
                    + " does not exist in Transit Gateway Route Table " + route.routeTableId() + ".")
                    .withHint("only static routes can be replaced and deleted");
        }
    }

    private TransitGatewayRoute inForce(StaticRoute route) {
        return RouteEvaluation.made(call.region(), route.destination(), null, route.attachmentId());
    }

    @Limits("Routes that BGP would bring, over VPN connections and Connect peers, are never there; the next page "
            + "(nextToken, which only newer SDKs have) is not simulated.")
    SearchTransitGatewayRoutesResponse searchTransitGatewayRoutes(SearchTransitGatewayRoutesRequest request) {
        SEARCH.requireNoOther(request);
        String table = Requests.existing(call, TransitGatewayRouteTable.TABLE, request.transitGatewayRouteTableId(),
                "TransitGatewayRouteTableId").id();
        Requests.required(request.filters(), "Filters");
        Page<TransitGatewayRoute> page = RouteSearch.page(call, table, request.filters(), request.maxResults());
        List<software.amazon.awssdk.services.ec2.model.TransitGatewayRoute> routes =
                page.map(row -> view(row.value(), null));
        return SearchTransitGatewayRoutesResponse.builder()
                .routes(routes)
                .additionalRoutesAvailable(page.nextToken() != null)
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.TransitGatewayRoute view(TransitGatewayRoute route,
            String state) {
        var view = software.amazon.awssdk.services.ec2.model.TransitGatewayRoute.builder()
                .destinationCidrBlock(route.destination().toString())
                .prefixListId(route.prefixListId())
                .type(route.isStatic() ? "static" : "propagated")
                .state(state == null ? route.stateName() : state);
        if (!route.attachments().isEmpty()) {
            view.transitGatewayAttachments(
                    route.attachments().stream().map(TransitGatewayRouteApi::attachment).toList());
        }
        return view.build();
    }

    private static TransitGatewayRouteAttachment attachment(TransitGatewayAttachment attachment) {
        return TransitGatewayRouteAttachment.builder()
                .transitGatewayAttachmentId(attachment.id())
                .resourceId(attachment.resourceId())
                .resourceType(attachment.kind().resourceType())
                .build();
    }
}
