package io.github.fakeec2.network.vpc;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.DhcpOptions;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsResponse;

/** What callers ask about sets of DHCP options. */
@Simulates(family = "DHCP options")
final class DhcpOptionsApi {

    private static final Listing<DhcpOptions> LISTING =
            new Listing<>(DhcpOptions.TABLE, () -> DhcpOptionsFilters.ALL,
                    PageRules.upperCase("DhcpOptionsIds", 5, 1000));

    private final Call call;

    DhcpOptionsApi(Call call) {
        this.call = call;
    }

    DescribeDhcpOptionsResponse describeDhcpOptions(DescribeDhcpOptionsRequest request) {
        Page<DhcpOptions> page = LISTING.page(call.region(), request.dhcpOptionsIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeDhcpOptionsResponse.builder()
                .dhcpOptions(page.map(row -> DhcpOptionsView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }
}
