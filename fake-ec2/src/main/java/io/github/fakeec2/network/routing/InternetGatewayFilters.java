package io.github.fakeec2.network.routing;

import io.github.fakeec2.network.InternetGateway;
import io.github.fakeec2.query.FilterSet;

/** The filters of DescribeInternetGateways. */
final class InternetGatewayFilters {

    static final FilterSet<InternetGateway> ALL = FilterSet.<InternetGateway>of("DescribeInternetGateways")
            .on("attachment.state", (row, region) -> row.value().vpcId() == null ? null : "available")
            .on("attachment.vpc-id", (row, region) -> row.value().vpcId())
            .on("internet-gateway-id", (row, region) -> row.id())
            .on("owner-id", (row, region) -> region.account())
            .tags();

    private InternetGatewayFilters() {
    }
}
