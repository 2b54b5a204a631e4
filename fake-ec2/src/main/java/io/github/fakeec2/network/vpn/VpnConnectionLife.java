package io.github.fakeec2.network.vpn;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.network.VpnConnection.StaticRoute;
import io.github.fakeec2.network.VpnTunnel;
import io.github.fakeec2.network.transit.TransitGateways;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.List;

/** How a VPN connection goes from state to state, and its static routes with it. */
final class VpnConnectionLife {

    private final Call call;
    private final Table<VpnConnection> table;

    VpnConnectionLife(Call call) {
        this.call = call;
        this.table = call.table(VpnConnection.TABLE);
    }

    /** The connection that a request names. */
    VpnConnection find(String id) {
        return table.get(Required.text("vpnConnectionId", id)).value();
    }

    /**
     * The same, if it takes changes.
     *
     * @throws AwsError {@code InvalidVpnConnection.InvalidState}
     */
    VpnConnection available(String id) {
        VpnConnection connection = find(id);
        if (!connection.isAvailable()) {
            throw notAvailable(connection);
        }
        return connection;
    }

    private static AwsError notAvailable(VpnConnection connection) {
        return AwsError.of("InvalidVpnConnection.InvalidState",
                        "The VPN connection must be in the available state to complete the request.")
                .withHint(connection.id() + " is " + connection.stateName());
    }

    /** The tunnel that a request names by its outside address. */
    static VpnTunnel tunnel(VpnConnection connection, String outsideIp) {
        VpnTunnel tunnel = connection.tunnel(Required.text("vpnTunnelOutsideIpAddress", outsideIp));
        if (tunnel == null) {
            throw AwsError.invalidValue("vpnTunnelOutsideIpAddress", outsideIp,
                            "The VPN connection has no tunnel with this address.")
                    .withHint("tunnels of " + connection.id() + " are "
                            + String.join(", ", connection.tunnels().stream().map(VpnTunnel::outsideIp).toList()));
        }
        return tunnel;
    }

    /** Writes what a change has made of a connection, which is {@code modifying} until the change has been applied. */
    Row<VpnConnection> modify(VpnConnection changed) {
        String id = changed.id();
        Row<VpnConnection> row = table.update(changed.become("modifying"));
        call.begin(Delay.VPN_CONNECTION_STEP, id + " has been modified", later -> settle(later, id, "modifying"));
        return row;
    }

    /** Makes a connection available out of the state that a change has put it in. */
    static void settle(Call call, String id, String from) {
        Table<VpnConnection> table = call.table(VpnConnection.TABLE);
        Row<VpnConnection> row = table.find(id);
        if (row != null && row.value().stateName().equals(from)) {
            table.update(row.value().become("available"));
            propagate(call, row.value().vpnGatewayId());
        }
    }

    /** Lets route tables take what a virtual private gateway propagates now. */
    static void propagate(Call call, String vpnGatewayId) {
        if (vpnGatewayId != null) {
            RouteTables.propagate(call, vpnGatewayId);
        }
    }

    /** Ends a connection. */
    void delete(VpnConnection connection) {
        String id = connection.id();
        if (connection.isGone()) {
            throw notAvailable(connection);
        }
        if (connection.stateName().equals("deleting")) {
            return;
        }
        table.update(connection.become("deleting"));
        propagate(call, connection.vpnGatewayId());
        TransitGateways.detachVpn(call, id);
        call.begin(Delay.VPN_CONNECTION_STEP, id + " is deleted", later -> {
            Table<VpnConnection> then = later.table(VpnConnection.TABLE);
            then.update(then.value(id).become("deleted")
                    .withTunnels(tunnel -> tunnel.becoming(false, later.now())));
            later.later(Delay.DELETED_VPN_VISIBLE, "deleted " + id + " disappears",
                    last -> last.table(VpnConnection.TABLE).delete(id));
        });
    }

    // ---- static routes

    /**
     * Adds a static route; one that is there already is left alone.
     *
     * @throws AwsError {@code InvalidVpnConnection.InvalidState}, {@code InvalidVpnConnection.InvalidType}
     */
    void addRoute(String id, String destination) {
        VpnConnection connection = withStaticRoutes(id);
        Cidr cidr = destination(destination);
        List<StaticRoute> routes = new ArrayList<>(connection.routes());
        if (routes.stream().anyMatch(route -> route.destination().equals(cidr) && !route.state().equals("deleting"))) {
            return;
        }
        routes.removeIf(route -> route.destination().equals(cidr));
        routes.add(new StaticRoute(cidr, "pending"));
        table.update(connection.withRoutes(routes));
        call.begin(Delay.ASSOCIATION, "static route of " + id + " to " + cidr + " becomes available",
                later -> new VpnConnectionLife(later).routeSettles(id, new StaticRoute(cidr, "pending"), "available"));
    }

    /**
     * Takes a static route away.
     *
     * @throws AwsError {@code InvalidRoute.NotFound}, and as for adding one
     */
    void deleteRoute(String id, String destination) {
        VpnConnection connection = withStaticRoutes(id);
        Cidr cidr = destination(destination);
        List<StaticRoute> routes = new ArrayList<>(connection.routes());
        if (!routes.removeIf(route -> route.destination().equals(cidr))) {
            throw AwsError.of("InvalidRoute.NotFound", "The specified route " + cidr + " does not exist in " + id);
        }
        StaticRoute deleting = new StaticRoute(cidr, "deleting");
        routes.add(deleting);
        table.update(connection.withRoutes(routes));
        propagate(call, connection.vpnGatewayId());
        call.begin(Delay.ASSOCIATION, "static route of " + id + " to " + cidr + " is deleted",
                later -> new VpnConnectionLife(later).routeSettles(id, deleting, null));
    }

    private void routeSettles(String id, StaticRoute route, String state) {
        Row<VpnConnection> row = table.find(id);
        if (row == null || !row.value().routes().contains(route)) {
            return;
        }
        List<StaticRoute> routes = new ArrayList<>(row.value().routes());
        int place = routes.indexOf(route);
        if (state == null) {
            routes.remove(place);
        } else {
            routes.set(place, new StaticRoute(route.destination(), state));
        }
        table.update(row.value().withRoutes(routes));
        propagate(call, row.value().vpnGatewayId());
    }

    private VpnConnection withStaticRoutes(String id) {
        VpnConnection connection = available(id);
        if (!connection.options().staticRoutesOnly() || connection.vpnGatewayId() == null) {
            throw AwsError.of("InvalidVpnConnection.InvalidType",
                            "The specified VPN connection does not support static routes.")
                    .withHint(connection.vpnGatewayId() == null
                            ? "static routes belong to connections of virtual private gateways; a transit gateway has"
                                    + " them in its route tables"
                            : "create the connection with options.staticRoutesOnly");
        }
        return connection;
    }

    private static Cidr destination(String text) {
        return VpnRanges.ipv4("destinationCidrBlock", Required.text("destinationCidrBlock", text), null);
    }
}
