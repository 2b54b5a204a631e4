package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.List;

/**
 * A route table with its routes and what it is for.
 *
 * @param propagatingGatewayIds the virtual private gateways that add routes to it
 */
public record RouteTable(String id, String vpcId, List<Route> routes, List<Association> associations,
        List<String> propagatingGatewayIds) implements Resource {

    /** The kind of resource. */
    public static final TableType<RouteTable> TABLE = TableType.<RouteTable>of("route-table", "rtb-")
            .notFound("InvalidRouteTableID.NotFound", "The routeTable ID '%s' does not exist",
                    "The routeTable IDs '%s' do not exist")
            .malformed("InvalidRouteTableId.Malformed", "Invalid id: \"%s\" (expecting \"rtb-...\")");

    /** Finds the route tables of a VPC. */
    public static final TableType.Index<RouteTable> BY_VPC = TABLE.index(RouteTable::vpcId);

    /** Tables other than the main one, which goes with its VPC, keep the VPC from going. */
    static final TableType.Index<RouteTable> NEEDS_VPC =
            TABLE.needs(Vpc.TABLE, table -> table.isMain() ? null : table.vpcId());

    /** Finds the route table of a subnet that has one of its own. */
    public static final TableType.Index<RouteTable> BY_SUBNET =
            TABLE.index(table -> Parts.keys(table.associations(), Association::subnetId));

    /** Finds the route tables with a route for the addresses in a prefix list. */
    public static final TableType.Index<RouteTable> BY_PREFIX_LIST =
            TABLE.needs(PrefixList.TABLE, RouteTable::prefixListIds);

    /** Finds the route tables with a route to a target. */
    public static final TableType.Index<RouteTable> BY_TARGET =
            TABLE.index(table -> Parts.keys(table.routes(), route -> route.target().id()));

    /** Finds the route table for what comes in through a gateway. */
    public static final TableType.Index<RouteTable> BY_GATEWAY =
            TABLE.index(table -> Parts.keys(table.associations(), Association::gatewayId));

    /** Finds the route tables that take routes from a virtual private gateway. */
    public static final TableType.Index<RouteTable> BY_PROPAGATING_GATEWAY =
            TABLE.index(RouteTable::propagatingGatewayIds);

    /** Finds the route table with an association. */
    public static final TableType.Index<RouteTable> BY_ASSOCIATION =
            TABLE.index(table -> Parts.keys(table.associations(), Association::id));

    private List<String> prefixListIds() {
        List<String> ids = new ArrayList<>();
        for (Route route : routes) {
            if (route.destination() instanceof RouteDestination.PrefixList list) {
                ids.add(list.prefixListId());
            }
        }
        return ids;
    }

    /** Whether it is the one for every subnet of the VPC that has none of its own. */
    public boolean isMain() {
        for (Association association : associations) {
            if (association.isMain()) {
                return true;
            }
        }
        return false;
    }

    /** The route to a destination, or null. */
    public Route routeTo(RouteDestination destination) {
        for (Route route : routes) {
            if (route.isTo(destination)) {
                return route;
            }
        }
        return null;
    }

    /** The same table with other routes. */
    public RouteTable withRoutes(List<Route> others) {
        return new RouteTable(id, vpcId, List.copyOf(others), associations, propagatingGatewayIds);
    }

    /** The same table with other associations. */
    public RouteTable withAssociations(List<Association> others) {
        return new RouteTable(id, vpcId, routes, List.copyOf(others), propagatingGatewayIds);
    }

    /** The same table taking routes from other virtual private gateways. */
    public RouteTable withPropagatingGatewayIds(List<String> others) {
        return new RouteTable(id, vpcId, routes, associations, List.copyOf(others));
    }

    /** A route. */
    public record Route(RouteDestination destination, RouteTarget target, Origin origin) {

        /** The route that keeps traffic inside the VPC. */
        public static Route local(Cidr vpc) {
            return new Route(new RouteDestination.Ipv4Range(vpc), RouteTarget.LOCAL, Origin.CREATE_ROUTE_TABLE);
        }

        /** Whether it is for just these addresses. */
        public boolean isTo(RouteDestination other) {
            return destination.equals(other);
        }

        /** A route that a user adds. */
        public static Route to(Cidr destination, RouteTarget target) {
            return new Route(new RouteDestination.Ipv4Range(destination), target, Origin.CREATE_ROUTE);
        }
    }

    /** How a route came into its table. */
    public enum Origin {
        /** With the table. */
        CREATE_ROUTE_TABLE("CreateRouteTable"),
        /** By a user. */
        CREATE_ROUTE("CreateRoute"),
        /** From a virtual private gateway. */
        ENABLE_VGW_ROUTE_PROPAGATION("EnableVgwRoutePropagation");

        private final String text;

        Origin(String text) {
            this.text = text;
        }

        /** As DescribeRouteTables has it. */
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * That a table is for a subnet or a gateway, or the main one of its VPC.
     *
     * @param id {@code rtbassoc-...}
     * @param subnetId the subnet, or null
     * @param gatewayId the internet gateway or virtual private gateway whose incoming traffic it routes, or null
     */
    public record Association(String id, String subnetId, String gatewayId) {

        /** The association that makes a table the main one. */
        public static Association main(String id) {
            return new Association(id, null, null);
        }

        /** Whether it makes the table the one for every subnet that has none of its own. */
        public boolean isMain() {
            return subnetId == null && gatewayId == null;
        }
    }
}
