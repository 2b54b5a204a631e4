package io.github.fakeec2.network.vpn;

import io.github.fakeec2.network.CustomerGateway;
import io.github.fakeec2.network.Parts;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.query.FilterSet;

/** The filters of DescribeVpnConnections. */
final class VpnConnectionFilters {

    static final FilterSet<VpnConnection> ALL = FilterSet.<VpnConnection>of("DescribeVpnConnections")
            .on("customer-gateway-configuration", (row, region) ->
                    VpnConnectionView.of(row, region).customerGatewayConfiguration())
            .on("customer-gateway-id", (row, region) -> row.value().customerGatewayId())
            .on("state", (row, region) -> row.value().stateName())
            .on("option.static-routes-only", (row, region) -> row.value().options().staticRoutesOnly())
            .on("route.destination-cidr-block", (row, region) ->
                    Parts.of(row.value().routes(), VpnConnection.StaticRoute::destination))
            .on("bgp-asn", (row, region) -> {
                var gateway = region.table(CustomerGateway.TABLE).find(row.value().customerGatewayId());
                return gateway == null ? null : gateway.value().asn();
            })
            .on("type", (row, region) -> "ipsec.1")
            .on("vpn-connection-id", (row, region) -> row.id())
            .on("vpn-gateway-id", (row, region) -> row.value().vpnGatewayId())
            .on("transit-gateway-id", (row, region) -> row.value().transitGatewayId())
            .tags();

    private VpnConnectionFilters() {
    }
}
