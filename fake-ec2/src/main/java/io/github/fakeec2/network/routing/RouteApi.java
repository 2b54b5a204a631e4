package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.RouteDestination;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTable.Origin;
import io.github.fakeec2.network.RouteTable.Route;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.RouteTarget;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;

/** Adds, changes and takes away routes. */
@Simulates(family = "Route tables")
final class RouteApi {

    private static final SimulatedMembers CREATE = SimulatedMembers.of("CreateRoute", "", "CarrierGatewayId",
            "DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId", "DryRun",
            "EgressOnlyInternetGatewayId", "GatewayId", "InstanceId", "NatGatewayId", "NetworkInterfaceId",
            "RouteTableId", "TransitGatewayId", "VpcEndpointId", "VpcPeeringConnectionId");
    private static final SimulatedMembers REPLACE = SimulatedMembers.of("ReplaceRoute", "", "CarrierGatewayId",
            "DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId", "DryRun",
            "EgressOnlyInternetGatewayId", "GatewayId", "InstanceId", "LocalTarget", "NatGatewayId",
            "NetworkInterfaceId", "RouteTableId", "TransitGatewayId", "VpcEndpointId", "VpcPeeringConnectionId");

    private final Call call;

    RouteApi(Call call) {
        this.call = call;
    }

    @Limits("Local gateways, core networks and ODB networks cannot be targets.")
    CreateRouteResponse createRoute(CreateRouteRequest request) {
        CREATE.requireNoOther(request);
        RouteRequest wanted = new RouteRequest(call, request);
        RouteTable table = wanted.table();
        RouteDestination destination = wanted.destination();
        RouteTarget target = wanted.target();
        RouteRules rules = new RouteRules(call, table);
        rules.requireAllowed(destination, target);
        Route existing = table.routeTo(destination);
        // A static route goes before a propagated one, which comes back when the static one goes.
        if (existing != null && existing.origin() != Origin.ENABLE_VGW_ROUTE_PROPAGATION) {
            throw AwsError.of("RouteAlreadyExists",
                            "The route identified by " + destination.text() + " already exists.")
                    .withHint("it leads to " + existing.target().id());
        }
        Route route = new Route(destination, target, Origin.CREATE_ROUTE);
        rules.requireRoomFor(route);
        RouteTables.add(call, table.id(), route);
        return CreateRouteResponse.builder().returnValue(true).build();
    }

    @Limits("Local gateways, core networks and ODB networks cannot be targets.")
    ReplaceRouteResponse replaceRoute(ReplaceRouteRequest request) {
        REPLACE.requireNoOther(request);
        RouteRequest wanted = new RouteRequest(call, request);
        RouteTable table = wanted.table();
        RouteDestination destination = wanted.destination();
        RouteTarget target = Boolean.TRUE.equals(request.localTarget())
                ? local(wanted, table, destination) : wanted.target();
        if (target.kind() != RouteTarget.Kind.LOCAL) {
            new RouteRules(call, table).requireAllowed(destination, target);
        }
        Route existing = table.routeTo(destination);
        if (existing == null) {
            throw AwsError.of("InvalidParameterValue", "There is no route defined for '" + destination.text()
                    + "' in the route table. Use CreateRoute instead.");
        }
        requireNotOfEndpoint("replace", table, existing);
        Origin origin = existing.origin() == Origin.CREATE_ROUTE_TABLE
                ? Origin.CREATE_ROUTE_TABLE : Origin.CREATE_ROUTE;
        RouteTables.add(call, table.id(), new Route(destination, target, origin));
        return ReplaceRouteResponse.builder().build();
    }

    private RouteTarget local(RouteRequest wanted, RouteTable table, RouteDestination destination) {
        if (wanted.hasTarget()) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter localTarget cannot be used with another target");
        }
        if (!VpcRanges.of(call, table.vpcId()).isVpc(destination)) {
            throw AwsError.of("InvalidParameterValue", "The route to " + destination.text()
                    + " cannot have the target local: " + table.vpcId() + " has no such CIDR block.");
        }
        return RouteTarget.LOCAL;
    }

    DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
        RouteRequest wanted = new RouteRequest(call, request);
        RouteTable table = wanted.table();
        RouteDestination destination = wanted.destination();
        Route route = table.routeTo(destination);
        if (route == null) {
            throw AwsError.of("InvalidRoute.NotFound", "no route with " + parameter(destination) + " "
                    + destination.text() + " in route table " + table.id());
        }
        if (route.origin() == Origin.CREATE_ROUTE_TABLE) {
            throw unremovable("remove", "local", table, route);
        }
        if (route.origin() == Origin.ENABLE_VGW_ROUTE_PROPAGATION) {
            throw unremovable("remove", "propagated", table, route);
        }
        requireNotOfEndpoint("remove", table, route);
        RouteTables.remove(call, table.id(), destination);
        table.propagatingGatewayIds().forEach(gatewayId -> RouteTables.propagate(call, gatewayId));
        return DeleteRouteResponse.builder().build();
    }

    private static String parameter(RouteDestination destination) {
        return destination instanceof RouteDestination.Ipv4Range ? "destination-cidr-block"
                : destination instanceof RouteDestination.Ipv6Range ? "destination-ipv6-cidr-block"
                : "destination-prefix-list-id";
    }

    /** The routes of a gateway endpoint come and go with it (AWS PrivateLink guide, "Gateway endpoints"). */
    private void requireNotOfEndpoint(String what, RouteTable table, Route route) {
        Row<VpcEndpoint> row = call.table(VpcEndpoint.TABLE).find(route.target().id());
        if (row != null && row.value().type() == VpcEndpoint.Type.GATEWAY) {
            throw unremovable(what, "VPC endpoint", table, route);
        }
    }

    private static AwsError unremovable(String what, String kind, RouteTable table, Route route) {
        return AwsError.of("InvalidParameterValue", "cannot " + what + " " + kind + " route "
                + route.destination().text() + " in route table " + table.id());
    }
}
