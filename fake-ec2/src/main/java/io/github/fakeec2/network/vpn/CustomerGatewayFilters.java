package io.github.fakeec2.network.vpn;

import io.github.fakeec2.network.CustomerGateway;
import io.github.fakeec2.query.FilterSet;

/** The filters of DescribeCustomerGateways. */
final class CustomerGatewayFilters {

    static final FilterSet<CustomerGateway> ALL = FilterSet.<CustomerGateway>of("DescribeCustomerGateways")
            .on("bgp-asn", (row, region) -> row.value().asn())
            .on("customer-gateway-id", (row, region) -> row.id())
            .on("ip-address", (row, region) -> row.value().ipAddress())
            .on("state", (row, region) -> row.value().stateName())
            .on("type", (row, region) -> "ipsec.1")
            .tags();

    private CustomerGatewayFilters() {
    }
}
