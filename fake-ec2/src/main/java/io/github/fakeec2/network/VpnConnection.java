package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A Site-to-Site VPN connection.
 *
 * @param stateName {@code pending}, {@code available}, {@code modifying}, {@code deleting} or {@code deleted}
 * @param customerGatewayId the customer's end
 * @param vpnGatewayId the end at AWS, or null where that is a transit gateway or nothing yet
 * @param transitGatewayId the end at AWS, or null where that is a virtual private gateway or nothing yet
 * @param tunnels two
 * @param routes the static routes, in the order in which they were made
 */
public record VpnConnection(String id, String stateName, String customerGatewayId, String vpnGatewayId,
        String transitGatewayId, Options options, List<VpnTunnel> tunnels, List<StaticRoute> routes)
        implements Resource {

    /** The kind of resource. */
    public static final TableType<VpnConnection> TABLE = TableType.<VpnConnection>of("vpn-connection", "vpn-")
            .notFound("InvalidVpnConnectionID.NotFound", "The vpnConnection ID '%s' does not exist",
                    "The vpnConnection IDs '%s' do not exist")
            .malformed("InvalidVpnConnectionId.Malformed", "Invalid id: \"%s\" (expecting \"vpn-...\")");

    /** Finds the connections of a virtual private gateway that are not deleted. */
    public static final TableType.Index<VpnConnection> BY_VPN_GATEWAY =
            TABLE.needs(VpnGateway.TABLE, connection -> connection.isGone() ? null : connection.vpnGatewayId);

    /** Finds the connections of a transit gateway that are not deleted. */
    public static final TableType.Index<VpnConnection> BY_TRANSIT_GATEWAY =
            TABLE.index(connection -> connection.isGone() ? null : connection.transitGatewayId);

    /** Finds the connections of a customer gateway that are not deleted. */
    public static final TableType.Index<VpnConnection> BY_CUSTOMER_GATEWAY =
            TABLE.needs(CustomerGateway.TABLE, connection -> connection.isGone() ? null : connection.customerGatewayId);

    /**
     * What was chosen for both tunnels.
     *
     * @param staticRoutesOnly whether the customer's device does without BGP
     * @param acceleration whether traffic goes by AWS Global Accelerator
     * @param ipv6 whether the tunnels carry IPv6, as those of transit gateways can
     * @param localIpv4 the customer's range; null where the tunnels carry IPv6
     * @param remoteIpv4 the range at AWS; null as above
     * @param localIpv6 the customer's range; null where the tunnels carry IPv4
     * @param remoteIpv6 the range at AWS; null as above
     */
    public record Options(boolean staticRoutesOnly, boolean acceleration, boolean ipv6, Cidr localIpv4,
            Cidr remoteIpv4, Ipv6Cidr localIpv6, Ipv6Cidr remoteIpv6) {
    }

    /**
     * A route to the customer's network.
     *
     * @param state {@code pending}, {@code available} or {@code deleting}
     */
    public record StaticRoute(Cidr destination, String state) {
    }

    /** Whether it is deleted, though it can still be seen. */
    public boolean isGone() {
        return stateName.equals("deleted");
    }

    /** Whether it takes changes. */
    public boolean isAvailable() {
        return stateName.equals("available");
    }

    /** The destinations of the static routes that work. */
    public List<Cidr> routesInForce() {
        boolean works = isAvailable() || stateName.equals("modifying");
        return !works ? List.of() : routes.stream().filter(route -> route.state.equals("available"))
                .map(StaticRoute::destination).toList();
    }

    /** The tunnel with an outside address at AWS, or null. */
    public VpnTunnel tunnel(String outsideIp) {
        return tunnels.stream().filter(tunnel -> tunnel.outsideIp().equals(outsideIp)).findFirst().orElse(null);
    }

    /** The connection in another state. */
    public VpnConnection become(String state) {
        return new VpnConnection(id, state, customerGatewayId, vpnGatewayId, transitGatewayId, options, tunnels,
                routes);
    }

    /** The connection between other ends. */
    public VpnConnection between(String customer, String vpnGateway, String transitGateway) {
        return new VpnConnection(id, stateName, customer, vpnGateway, transitGateway, options, tunnels, routes);
    }

    /** The connection with other options. */
    public VpnConnection withOptions(Options changed) {
        return new VpnConnection(id, stateName, customerGatewayId, vpnGatewayId, transitGatewayId, changed, tunnels,
                routes);
    }

    /** The connection with other static routes. */
    public VpnConnection withRoutes(List<StaticRoute> changed) {
        return new VpnConnection(id, stateName, customerGatewayId, vpnGatewayId, transitGatewayId, options, tunnels,
                List.copyOf(changed));
    }

    /** The connection with each tunnel changed. */
    public VpnConnection withTunnels(UnaryOperator<VpnTunnel> change) {
        List<VpnTunnel> changed = new ArrayList<>();
        tunnels.forEach(tunnel -> changed.add(change.apply(tunnel)));
        return new VpnConnection(id, stateName, customerGatewayId, vpnGatewayId, transitGatewayId, options,
                List.copyOf(changed), routes);
    }
}
