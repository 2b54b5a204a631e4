package io.github.fakeec2.network.routing;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.InternetGateway;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;

/** What callers ask about internet gateways. */
@Simulates(family = "Internet gateways")
final class InternetGatewayApi {

    private static final Listing<InternetGateway> LISTING =
            new Listing<>(InternetGateway.TABLE, () -> InternetGatewayFilters.ALL,
                    PageRules.upperCase("InternetGatewayIds", 5, 1000));

    private final Call call;

    InternetGatewayApi(Call call) {
        this.call = call;
    }

    DescribeInternetGatewaysResponse describeInternetGateways(DescribeInternetGatewaysRequest request) {
        Page<InternetGateway> page = LISTING.page(call.region(), request.internetGatewayIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeInternetGatewaysResponse.builder()
                .internetGateways(page.map(row -> InternetGatewayView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }
}
