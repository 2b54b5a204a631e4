package io.github.fakeec2.network.routing;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.RouteTarget;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DisableVgwRoutePropagationRequest;
import software.amazon.awssdk.services.ec2.model.DisableVgwRoutePropagationResponse;
import software.amazon.awssdk.services.ec2.model.EnableVgwRoutePropagationRequest;
import software.amazon.awssdk.services.ec2.model.EnableVgwRoutePropagationResponse;

/** Which route tables take the routes of a virtual private gateway. */
@Simulates(family = "Route tables")
final class RoutePropagationApi {

    private final Call call;

    RoutePropagationApi(Call call) {
        this.call = call;
    }

    EnableVgwRoutePropagationResponse enableVgwRoutePropagation(EnableVgwRoutePropagationRequest request) {
        String gatewayId = Required.text("gatewayId", request.gatewayId());
        RouteTable table = table(request.routeTableId());
        Row<?> gateway = new RouteTargetLookup(call).find(RouteTarget.Kind.VPN_GATEWAY, gatewayId);
        if (!RouteTargets.serves(call.region(), gateway, table.vpcId())) {
            throw AwsError.of("Gateway.NotAttached",
                    "resource " + gatewayId + " is not attached to network " + table.vpcId());
        }
        if (GatewayRouteRules.applyTo(table)) {
            throw AwsError.of("InvalidParameterValue", "Route propagation cannot be enabled in route table "
                    + table.id() + ", which is associated with a gateway.");
        }
        if (!table.propagatingGatewayIds().contains(gatewayId)) {
            List<String> more = new ArrayList<>(table.propagatingGatewayIds());
            more.add(gatewayId);
            set(table, gatewayId, more);
        }
        return EnableVgwRoutePropagationResponse.builder().build();
    }

    DisableVgwRoutePropagationResponse disableVgwRoutePropagation(DisableVgwRoutePropagationRequest request) {
        String gatewayId = Required.text("gatewayId", request.gatewayId());
        RouteTable table = table(request.routeTableId());
        List<String> left = new ArrayList<>(table.propagatingGatewayIds());
        if (left.remove(gatewayId)) {
            set(table, gatewayId, left);
        } else {
            new RouteTargetLookup(call).find(RouteTarget.Kind.VPN_GATEWAY, gatewayId);
        }
        return DisableVgwRoutePropagationResponse.builder().build();
    }

    private RouteTable table(String id) {
        return call.table(RouteTable.TABLE).get(Required.text("routeTableId", id)).value();
    }

    private void set(RouteTable table, String gatewayId, List<String> gatewayIds) {
        call.table(RouteTable.TABLE).update(table.withPropagatingGatewayIds(gatewayIds));
        RouteTables.propagate(call, gatewayId);
    }
}
