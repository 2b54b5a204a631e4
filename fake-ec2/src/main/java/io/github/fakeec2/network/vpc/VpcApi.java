package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;

/** What callers ask about VPCs. */
@Simulates(family = "VPCs")
final class VpcApi {

    private static final Listing<Vpc> LISTING =
            new Listing<>(Vpc.TABLE, () -> VpcFilters.ALL, PageRules.upperCase("VpcIds", 5, 1000));

    private final Call call;

    VpcApi(Call call) {
        this.call = call;
    }

    DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        Page<Vpc> page = LISTING.page(call.region(), request.vpcIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeVpcsResponse.builder()
                .vpcs(page.map(row -> VpcView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    DescribeVpcAttributeResponse describeVpcAttribute(DescribeVpcAttributeRequest request) {
        if (request.vpcId() == null) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter vpcId");
        }
        if (request.attributeAsString() == null) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter attribute");
        }
        Vpc vpc = call.table(Vpc.TABLE).get(request.vpcId()).value();
        var response = DescribeVpcAttributeResponse.builder().vpcId(vpc.id());
        switch (request.attributeAsString()) {
            case "enableDnsSupport" -> response.enableDnsSupport(value(vpc.dnsSupport()));
            case "enableDnsHostnames" -> response.enableDnsHostnames(value(vpc.dnsHostnames()));
            case "enableNetworkAddressUsageMetrics" ->
                    response.enableNetworkAddressUsageMetrics(value(vpc.addressUsageMetrics()));
            default -> throw AwsError.of("InvalidParameterValue",
                    "Invalid attribute: " + request.attributeAsString());
        }
        return response.build();
    }

    private static AttributeBooleanValue value(boolean value) {
        return AttributeBooleanValue.builder().value(value).build();
    }
}
