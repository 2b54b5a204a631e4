package io.github.fakeec2.network.vpc;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Subnets;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;

/** What callers ask about subnets. */
@Simulates(family = "Subnets")
final class SubnetApi {

    private static final Listing<Subnet> LISTING =
            new Listing<>(Subnet.TABLE, () -> SubnetFilters.ALL, PageRules.upperCase("SubnetIds", 5, 1000));

    private final Call call;

    SubnetApi(Call call) {
        this.call = call;
    }

    DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        Page<Subnet> page = LISTING.page(call.region(), request.subnetIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeSubnetsResponse.builder()
                .subnets(page.map(row -> SubnetView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }
}
