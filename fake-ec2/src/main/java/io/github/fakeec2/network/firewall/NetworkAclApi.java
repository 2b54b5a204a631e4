package io.github.fakeec2.network.firewall;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.NetworkAcl;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;

/** What callers ask about network ACLs. */
@Simulates(family = "Network ACLs")
final class NetworkAclApi {

    private static final Listing<NetworkAcl> LISTING =
            new Listing<>(NetworkAcl.TABLE, () -> NetworkAclFilters.ALL, PageRules.upperCase("NetworkAclIds", 5, 1000));

    private final Call call;

    NetworkAclApi(Call call) {
        this.call = call;
    }

    DescribeNetworkAclsResponse describeNetworkAcls(DescribeNetworkAclsRequest request) {
        Page<NetworkAcl> page = LISTING.page(call.region(), request.networkAclIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeNetworkAclsResponse.builder()
                .networkAcls(page.map(row -> NetworkAclView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }
}
