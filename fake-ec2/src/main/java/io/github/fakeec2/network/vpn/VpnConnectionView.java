package io.github.fakeec2.network.vpn;

import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.network.VpnTunnel;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.GatewayAssociationState;
import software.amazon.awssdk.services.ec2.model.TunnelOption;
import software.amazon.awssdk.services.ec2.model.VgwTelemetry;
import software.amazon.awssdk.services.ec2.model.VpnConnectionOptions;
import software.amazon.awssdk.services.ec2.model.VpnStaticRoute;

/** A VPN connection as its operations show it. */
final class VpnConnectionView {

    private VpnConnectionView() {
    }

    static software.amazon.awssdk.services.ec2.model.VpnConnection of(Row<VpnConnection> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.VpnConnection build(Row<VpnConnection> row,
            RegionState region) {
        VpnConnection connection = row.value();
        boolean toGateway = connection.vpnGatewayId() != null || connection.transitGatewayId() != null;
        boolean configurable = !connection.isGone() && !connection.stateName().equals("deleting");
        return software.amazon.awssdk.services.ec2.model.VpnConnection.builder()
                .vpnConnectionId(connection.id())
                .state(connection.stateName())
                .type("ipsec.1")
                .category("VPN")
                .customerGatewayId(connection.customerGatewayId())
                .vpnGatewayId(connection.vpnGatewayId())
                .transitGatewayId(connection.transitGatewayId())
                .gatewayAssociationState(toGateway
                        ? GatewayAssociationState.ASSOCIATED : GatewayAssociationState.NOT_ASSOCIATED)
                .customerGatewayConfiguration(configurable ? VpnConfiguration.of(connection, region) : null)
                .options(options(connection))
                .routes(connection.routes().stream().map(VpnConnectionView::route).toList())
                .vgwTelemetry(connection.isGone() ? List.of()
                        : connection.tunnels().stream().map(tunnel -> telemetry(connection, tunnel)).toList())
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    private static VpnConnectionOptions options(VpnConnection connection) {
        VpnConnection.Options options = connection.options();
        return VpnConnectionOptions.builder()
                .staticRoutesOnly(options.staticRoutesOnly())
                .enableAcceleration(options.acceleration())
                .tunnelInsideIpVersion(options.ipv6() ? "ipv6" : "ipv4")
                .localIpv4NetworkCidr(text(options.localIpv4()))
                .remoteIpv4NetworkCidr(text(options.remoteIpv4()))
                .localIpv6NetworkCidr(text(options.localIpv6()))
                .remoteIpv6NetworkCidr(text(options.remoteIpv6()))
                .outsideIpAddressType("PublicIpv4")
                .tunnelOptions(connection.tunnels().stream().map(VpnConnectionView::tunnel).toList())
                .build();
    }

    private static String text(Object cidr) {
        return cidr == null ? null : cidr.toString();
    }

    private static TunnelOption tunnel(VpnTunnel tunnel) {
        TunnelOption.Builder view = TunnelOption.builder()
                .outsideIpAddress(tunnel.outsideIp())
                .tunnelInsideCidr(tunnel.insideCidr().toString())
                .tunnelInsideIpv6Cidr(text(tunnel.insideIpv6Cidr()))
                .preSharedKey(tunnel.preSharedKey());
        TunnelOptions.show(tunnel.options(), view);
        return view.build();
    }

    private static VpnStaticRoute route(VpnConnection.StaticRoute route) {
        return VpnStaticRoute.builder()
                .destinationCidrBlock(route.destination().toString())
                .source("Static")
                .state(route.state())
                .build();
    }

    private static VgwTelemetry telemetry(VpnConnection connection, VpnTunnel tunnel) {
        boolean up = tunnel.up();
        return VgwTelemetry.builder()
                .outsideIpAddress(tunnel.outsideIp())
                .status(up ? "UP" : "DOWN")
                .statusMessage(up ? "IPSEC IS UP" : "IPSEC IS DOWN")
                .lastStatusChange(tunnel.lastStatusChange())
                .acceptedRouteCount(up ? connection.routes().size() : 0)
                .certificateArn(tunnel.certificateArn())
                .build();
    }
}
