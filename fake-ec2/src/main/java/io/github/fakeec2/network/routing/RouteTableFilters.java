package io.github.fakeec2.network.routing;

import io.github.fakeec2.network.Parts;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.function.Function;

/** The filters of DescribeRouteTables. */
final class RouteTableFilters {

    static final FilterSet<RouteTable> ALL = FilterSet.<RouteTable>of("DescribeRouteTables")
            .on("association.route-table-association-id", (row, region) ->
                    associations(row, RouteTable.Association::id))
            .on("association.route-table-id", (row, region) -> associations(row, association -> row.id()))
            .on("association.subnet-id", (row, region) -> associations(row, RouteTable.Association::subnetId))
            .on("association.main", (row, region) -> associations(row, RouteTable.Association::isMain))
            .on("owner-id", (row, region) -> region.account())
            .on("route-table-id", (row, region) -> row.id())
            .on("route.destination-cidr-block", (row, region) -> routes(row, route -> route.destination().text()))
            .on("route.gateway-id", (row, region) -> routes(row, route -> route.target().id()))
            .on("route.origin", (row, region) -> routes(row, RouteTable.Route::origin))
            .on("route.state", (row, region) -> routes(row, route -> "active"))
            .on("vpc-id", (row, region) -> row.value().vpcId())
            .tags()
            .notSimulated("association.gateway-id", "route.destination-ipv6-cidr-block",
                    "route.destination-prefix-list-id", "route.egress-only-internet-gateway-id",
                    "route.instance-id", "route.nat-gateway-id", "route.transit-gateway-id",
                    "route.vpc-peering-connection-id");

    private RouteTableFilters() {
    }

    private static List<Object> associations(Row<RouteTable> row, Function<RouteTable.Association, Object> part) {
        return Parts.of(row.value().associations(), part);
    }

    private static List<Object> routes(Row<RouteTable> row, Function<RouteTable.Route, Object> part) {
        return Parts.of(row.value().routes(), part);
    }
}
