package io.github.fakeec2.network.vpn;

import io.github.fakeec2.network.VpnGateway;
import io.github.fakeec2.query.FilterSet;

/** The filters of DescribeVpnGateways. */
final class VpnGatewayFilters {

    static final FilterSet<VpnGateway> ALL = FilterSet.<VpnGateway>of("DescribeVpnGateways")
            .on("amazon-side-asn", (row, region) -> row.value().amazonSideAsn())
            .on("attachment.state", (row, region) ->
                    row.value().attachment() == null ? null : row.value().attachment().state())
            .on("attachment.vpc-id", (row, region) ->
                    row.value().attachment() == null ? null : row.value().attachment().vpcId())
            .on("availability-zone", (row, region) -> row.value().availabilityZone())
            .on("state", (row, region) -> row.value().stateName())
            .on("type", (row, region) -> "ipsec.1")
            .on("vpn-gateway-id", (row, region) -> row.id())
            .tags();

    private VpnGatewayFilters() {
    }
}
