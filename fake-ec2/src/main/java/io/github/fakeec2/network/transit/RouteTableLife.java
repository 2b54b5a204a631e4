package io.github.fakeec2.network.transit;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.util.Map;

/** How route tables of transit gateways come and go. */
final class RouteTableLife {

    private RouteTableLife() {
    }

    /** The table that a transit gateway is made with. */
    static Row<TransitGatewayRouteTable> begin(Call call, String gatewayId) {
        return begin(call, gatewayId, Map.of());
    }

    static Row<TransitGatewayRouteTable> begin(Call call, String gatewayId, Map<String, String> tags) {
        Requests.requireRoom(Requests.living(call.table(TransitGatewayRouteTable.TABLE)
                        .by(TransitGatewayRouteTable.BY_GATEWAY, gatewayId)), 1,
                call.quota(Quota.TRANSIT_GATEWAY_ROUTE_TABLES), "TransitGatewayRouteTableLimitExceeded",
                "route tables of a transit gateway");
        var table = new TransitGatewayRouteTable(call.nextId(TransitGatewayRouteTable.TABLE), gatewayId, "pending");
        Row<TransitGatewayRouteTable> row = call.table(TransitGatewayRouteTable.TABLE).insert(table, tags);
        Phases.becomeAvailable(call, TransitGatewayRouteTable.TABLE, table.id(), Delay.TRANSIT_GATEWAY_PART_STEP);
        return row;
    }

    /** Deletes a table with its routes, and with the propagations to it. */
    static Row<TransitGatewayRouteTable> end(Call call, String id) {
        call.table(TransitGatewayLink.ASSOCIATIONS).deleteAll(TransitGatewayLink.ASSOCIATIONS_BY_TABLE, id);
        call.table(TransitGatewayLink.PROPAGATIONS).deleteAll(TransitGatewayLink.PROPAGATIONS_BY_TABLE, id);
        call.table(StaticRoute.TABLE).deleteAll(StaticRoute.BY_TABLE, id);
        call.table(PrefixListReference.TABLE).deleteAll(PrefixListReference.BY_TABLE, id);
        return Phases.end(call, TransitGatewayRouteTable.TABLE, id, Delay.TRANSIT_GATEWAY_PART_STEP);
    }
}
