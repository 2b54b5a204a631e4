package io.github.fakeec2.network;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.RouteTable.Association;
import io.github.fakeec2.network.RouteTable.Origin;
import io.github.fakeec2.network.RouteTable.Route;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What other families ask of route tables. */
public final class RouteTables {

    private RouteTables() {
    }

    // ---- which table is whose

    /** The main route table of a VPC. */
    public static Row<RouteTable> mainOf(RegionState region, String vpcId) {
        for (Row<RouteTable> row : region.table(RouteTable.TABLE).by(RouteTable.BY_VPC, vpcId)) {
            if (row.value().isMain()) {
                return row;
            }
        }
        throw new IllegalStateException(vpcId + " has no main route table");
    }

    /** The route table of a subnet: its own, or else the main one of its VPC. */
    public static Row<RouteTable> ofSubnet(RegionState region, Subnet subnet) {
        for (Row<RouteTable> row : region.table(RouteTable.TABLE).by(RouteTable.BY_SUBNET, subnet.id())) {
            return row;
        }
        return mainOf(region, subnet.vpcId());
    }

    /** The route table for what comes in through a gateway (VPC user guide, "Gateway route tables"), or null. */
    public static Row<RouteTable> ofGateway(RegionState region, String gatewayId) {
        for (Row<RouteTable> row : region.table(RouteTable.TABLE).by(RouteTable.BY_GATEWAY, gatewayId)) {
            return row;
        }
        return null;
    }

    // ---- with the VPC

    /** Makes the main route table of a new VPC. */
    public static Row<RouteTable> createMain(Call call, Vpc vpc) {
        var association = Association.main(Ids.next("rtbassoc-", call.region().random()));
        return call.table(RouteTable.TABLE).insert(new RouteTable(call.nextId(RouteTable.TABLE), vpc.id(),
                localRoutes(vpc), List.of(association), List.of()), Map.of());
    }

    /** Takes away the main route table of a VPC that goes. */
    public static void deleteMain(Call call, String vpcId) {
        call.table(RouteTable.TABLE).delete(mainOf(call.region(), vpcId).id());
    }

    /** The routes that a new table of a VPC has: one to each range of the VPC. */
    public static List<Route> localRoutes(Vpc vpc) {
        List<Route> routes = new ArrayList<>();
        for (RouteDestination range : rangesOf(vpc)) {
            routes.add(new Route(range, RouteTarget.LOCAL, Origin.CREATE_ROUTE_TABLE));
        }
        return routes;
    }

    /** The ranges that a VPC has now, as destinations: IPv4 first. */
    public static List<RouteDestination> rangesOf(Vpc vpc) {
        List<RouteDestination> ranges = new ArrayList<>();
        vpc.cidrs().forEach(cidr -> ranges.add(new RouteDestination.Ipv4Range(cidr)));
        vpc.ipv6Cidrs().forEach(cidr -> ranges.add(new RouteDestination.Ipv6Range(cidr)));
        return ranges;
    }

    /**
     * Gives all tables of a VPC the local routes for the ranges that the VPC has now; to be called when those have
     * changed. A local route that the user had given another target keeps it for as long as the VPC has the range.
     */
    public static void followCidrs(Call call, String vpcId) {
        List<Route> local = localRoutes(call.table(Vpc.TABLE).value(vpcId));
        for (RouteTable table : tables(call, RouteTable.BY_VPC, vpcId)) {
            List<Route> routes = new ArrayList<>();
            for (Route route : local) {
                Route known = table.routeTo(route.destination());
                routes.add(known == null || known.origin() != Origin.CREATE_ROUTE_TABLE ? route : known);
            }
            for (Route route : table.routes()) {
                boolean withTable = route.origin() == Origin.CREATE_ROUTE_TABLE;
                if (!withTable && routes.stream().noneMatch(other -> other.isTo(route.destination()))) {
                    routes.add(route);
                }
            }
            write(call, table, routes);
        }
    }

    /** Ends the association of a subnet that goes. */
    public static void forgetSubnet(Call call, String subnetId) {
        disassociate(call, RouteTable.BY_SUBNET, subnetId,
                association -> subnetId.equals(association.subnetId()));
    }

    /** Ends what tables have to do with a gateway that leaves its VPC: associations and propagation, not routes. */
    public static void forgetGateway(Call call, String gatewayId) {
        disassociate(call, RouteTable.BY_GATEWAY, gatewayId,
                association -> gatewayId.equals(association.gatewayId()));
        for (RouteTable table : tables(call, RouteTable.BY_PROPAGATING_GATEWAY, gatewayId)) {
            List<String> left = new ArrayList<>(table.propagatingGatewayIds());
            left.remove(gatewayId);
            call.table(RouteTable.TABLE).update(table.withPropagatingGatewayIds(left));
        }
        propagate(call, gatewayId);
    }

    private static void disassociate(Call call, TableType.Index<RouteTable> index, String key,
            Predicate<Association> condition) {
        for (RouteTable table : tables(call, index, key)) {
            List<Association> left = new ArrayList<>(table.associations());
            left.removeIf(condition);
            call.table(RouteTable.TABLE).update(table.withAssociations(left));
        }
    }

    // ---- routes

    /** Adds a route, which takes the place of another to the same destination. */
    public static void add(Call call, String routeTableId, Route route) {
        RouteTable table = call.table(RouteTable.TABLE).value(routeTableId);
        List<Route> routes = new ArrayList<>(table.routes());
        int place = routes.indexOf(table.routeTo(route.destination()));
        if (place < 0) {
            routes.add(route);
        } else {
            routes.set(place, route);
        }
        write(call, table, routes);
    }

    /** Takes away the route to a destination; nothing happens where there is none. */
    public static void remove(Call call, String routeTableId, RouteDestination destination) {
        removeIf(call, call.table(RouteTable.TABLE).value(routeTableId), route -> route.isTo(destination));
    }

    /** Takes away all routes to a target, in all tables of the region: for targets that take their routes along. */
    public static void removeAllTo(Call call, String targetId) {
        for (RouteTable table : tables(call, RouteTable.BY_TARGET, targetId)) {
            removeIf(call, table, route -> route.target().id().equals(targetId));
        }
    }

    /**
     * Gives the tables that take routes from a virtual private gateway those that it has now, and takes away those that
     * it has no more. A destination that the table has another route to keeps that one: static routes come first (VPC
     * user guide, "Route priority").
     *
     * @param gatewayId {@code vgw-...}; one that is gone propagates nothing
     */
    public static void propagate(Call call, String gatewayId) {
        Row<?> row = call.region().find(gatewayId);
        List<RouteDestination> destinations = row != null && row.value() instanceof RoutePropagator gateway
                ? gateway.propagated(call.region()) : List.of();
        Set<RouteTable> tables = new LinkedHashSet<>(tables(call, RouteTable.BY_PROPAGATING_GATEWAY, gatewayId));
        tables.addAll(tables(call, RouteTable.BY_TARGET, gatewayId)); // those that take none any more
        for (RouteTable table : tables) {
            propagate(call, table, gatewayId, destinations);
        }
    }

    private static void propagate(Call call, RouteTable table, String gatewayId,
            List<RouteDestination> destinations) {
        boolean takes = table.propagatingGatewayIds().contains(gatewayId);
        var target = new RouteTarget(RouteTarget.Kind.VPN_GATEWAY, gatewayId);
        List<Route> routes = new ArrayList<>(table.routes());
        routes.removeIf(route -> route.origin() == Origin.ENABLE_VGW_ROUTE_PROPAGATION
                && route.target().equals(target) && !(takes && destinations.contains(route.destination())));
        for (RouteDestination destination : takes ? destinations : List.<RouteDestination>of()) {
            if (routes.stream().noneMatch(route -> route.isTo(destination))) {
                routes.add(new Route(destination, target, Origin.ENABLE_VGW_ROUTE_PROPAGATION));
            }
        }
        write(call, table, routes);
    }

    private static void removeIf(Call call, RouteTable table, Predicate<Route> condition) {
        List<Route> routes = new ArrayList<>(table.routes());
        routes.removeIf(condition);
        write(call, table, routes);
    }

    private static void write(Call call, RouteTable table, List<Route> routes) {
        if (!routes.equals(table.routes())) {
            call.table(RouteTable.TABLE).update(table.withRoutes(routes));
        }
    }

    private static List<RouteTable> tables(Call call, TableType.Index<RouteTable> index, String key) {
        List<RouteTable> found = new ArrayList<>();
        for (Row<RouteTable> row : call.table(RouteTable.TABLE).by(index, key)) {
            found.add(row.value());
        }
        return found;
    }
}
