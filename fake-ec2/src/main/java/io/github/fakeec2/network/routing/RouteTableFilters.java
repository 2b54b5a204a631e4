package io.github.fakeec2.network.routing;

import io.github.fakeec2.network.Parts;
import io.github.fakeec2.network.RouteDestination;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTarget.Kind;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.state.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The filters of DescribeRouteTables. */
final class RouteTableFilters {

    private static final Set<Kind> GATEWAYS =
            EnumSet.of(Kind.LOCAL, Kind.INTERNET_GATEWAY, Kind.VPN_GATEWAY, Kind.VPC_ENDPOINT);

    static final FilterSet<RouteTable> ALL = FilterSet.<RouteTable>of("DescribeRouteTables")
            .on("association.gateway-id", (row, region) -> associations(row, RouteTable.Association::gatewayId))
            .on("association.route-table-association-id", (row, region) ->
                    associations(row, RouteTable.Association::id))
            .on("association.route-table-id", (row, region) -> associations(row, association -> row.id()))
            .on("association.subnet-id", (row, region) -> associations(row, RouteTable.Association::subnetId))
            .on("association.main", (row, region) -> associations(row, RouteTable.Association::isMain))
            .on("owner-id", (row, region) -> region.account())
            .on("route-table-id", (row, region) -> row.id())
            .on("route.destination-cidr-block", (row, region) ->
                    destinations(row, RouteDestination.Ipv4Range.class))
            .on("route.destination-ipv6-cidr-block", (row, region) ->
                    destinations(row, RouteDestination.Ipv6Range.class))
            .on("route.destination-prefix-list-id", (row, region) ->
                    destinations(row, RouteDestination.PrefixList.class))
            .on("route.egress-only-internet-gateway-id", (row, region) ->
                    targets(row, EnumSet.of(Kind.EGRESS_ONLY_INTERNET_GATEWAY)))
            .on("route.gateway-id", (row, region) -> targets(row, GATEWAYS))
            .on("route.instance-id", (row, region) ->
                    Parts.of(RouteTableView.routes(row.value(), region), RouteView::instanceId))
            .on("route.nat-gateway-id", (row, region) -> targets(row, EnumSet.of(Kind.NAT_GATEWAY)))
            .on("route.transit-gateway-id", (row, region) -> targets(row, EnumSet.of(Kind.TRANSIT_GATEWAY)))
            .on("route.vpc-peering-connection-id", (row, region) ->
                    targets(row, EnumSet.of(Kind.VPC_PEERING_CONNECTION)))
            .on("route.origin", (row, region) -> Parts.of(row.value().routes(), RouteTable.Route::origin))
            .on("route.state", (row, region) ->
                    Parts.of(RouteTableView.routes(row.value(), region), RouteView::state))
            .on("vpc-id", (row, region) -> row.value().vpcId())
            .tags();

    private RouteTableFilters() {
    }

    private static List<Object> associations(Row<RouteTable> row, Function<RouteTable.Association, Object> part) {
        return Parts.of(row.value().associations(), part);
    }

    private static List<Object> destinations(Row<RouteTable> row, Class<? extends RouteDestination> form) {
        return Parts.of(row.value().routes(),
                route -> form.isInstance(route.destination()) ? route.destination().text() : null);
    }

    private static List<Object> targets(Row<RouteTable> row, Set<Kind> kinds) {
        return Parts.of(row.value().routes(),
                route -> kinds.contains(route.target().kind()) ? route.target().id() : null);
    }
}
