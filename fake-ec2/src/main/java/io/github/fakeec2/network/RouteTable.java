package io.github.fakeec2.network;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;

/** A route table with its routes and the subnets that it is for. */
public record RouteTable(String id, String vpcId, List<Route> routes, List<Association> associations)
        implements Resource {

    /** The kind of resource. */
    public static final TableType<RouteTable> TABLE = TableType.<RouteTable>of("route-table", "rtb-")
            .notFound("InvalidRouteTableID.NotFound", "The routeTable ID '%s' does not exist",
                    "The routeTable IDs '%s' do not exist")
            .malformed("InvalidRouteTableId.Malformed", "Invalid id: \"%s\" (expecting \"rtb-...\")");

    /** Finds the route tables of a VPC. */
    public static final TableType.Index<RouteTable> BY_VPC = TABLE.index(RouteTable::vpcId);

    /**
     * A route.
     *
     * @param gatewayId an internet gateway, or {@code local} for the VPC itself
     * @param origin {@code CreateRouteTable} for the route that every table has, {@code CreateRoute} for others
     */
    public record Route(Cidr destination, String gatewayId, String origin) {

        /** The gateway of the route that keeps traffic inside the VPC. */
        public static final String LOCAL = "local";

        static Route local(Cidr vpc) {
            return new Route(vpc, LOCAL, "CreateRouteTable");
        }

        static Route to(Cidr destination, String gatewayId) {
            return new Route(destination, gatewayId, "CreateRoute");
        }
    }

    /**
     * That a table is for a subnet, or the main one of its VPC.
     *
     * @param id {@code rtbassoc-...}
     * @param subnetId null for the association that makes it the main table
     */
    public record Association(String id, String subnetId) {

        /** Whether it makes the table the one for every subnet that has none of its own. */
        public boolean isMain() {
            return subnetId == null;
        }
    }
}
