package io.github.fakeec2.network.routing;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;

/** What callers ask about route tables. */
@Simulates(family = "Route tables")
final class RouteTableApi {

    private static final Listing<RouteTable> LISTING =
            new Listing<>(RouteTable.TABLE, () -> RouteTableFilters.ALL, PageRules.upperCase("RouteTableIds", 5, 100));

    private final Call call;

    RouteTableApi(Call call) {
        this.call = call;
    }

    DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        Page<RouteTable> page = LISTING.page(call.region(), request.routeTableIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeRouteTablesResponse.builder()
                .routeTables(page.map(row -> RouteTableView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }
}
