package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.RouteDestination;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.state.Row;
import java.util.Collection;
import java.util.List;

/** The routes to gateway endpoints (PrivateLink guide, "Gateway endpoints", section "Routing"). */
final class GatewayRoutes {

    private final Call call;
    private final String vpcId;
    private final RouteDestination destination;

    /** The routes to the addresses in a prefix list, in the tables of a VPC. */
    GatewayRoutes(Call call, String vpcId, String prefixListId) {
        this.call = call;
        this.vpcId = vpcId;
        this.destination = new RouteDestination.PrefixList(prefixListId);
    }

    /**
     * Refuses route tables that cannot have the route.
     *
     * @throws AwsError {@code InvalidRouteTableID.NotFound}, {@code InvalidRouteTableId.Malformed}, {@code
     *     InvalidParameter} for tables of another VPC, {@code RouteAlreadyExists}
     */
    void requireRoom(List<String> routeTableIds) {
        for (Row<RouteTable> row : call.table(RouteTable.TABLE).getAll(routeTableIds)) {
            if (!row.value().vpcId().equals(vpcId)) {
                throw AwsError.of("InvalidParameter",
                        "route table " + row.id() + " and network " + vpcId + " belong to different networks");
            }
            if (row.value().routeTo(destination) != null) {
                throw AwsError.of("RouteAlreadyExists", "route table " + row.id()
                        + " already has a route with destination-prefix-list-id " + destination.text());
            }
        }
    }

    void add(VpcEndpoint endpoint, Collection<String> routeTableIds) {
        for (String id : routeTableIds) {
            RouteTables.add(call, id,
                    new RouteTable.Route(destination, endpoint.asTarget(), RouteTable.Origin.CREATE_ROUTE));
        }
    }

    void remove(Collection<String> routeTableIds) {
        for (String id : routeTableIds) {
            RouteTables.remove(call, id, destination);
        }
    }
}
