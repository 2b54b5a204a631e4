package io.github.fakeec2.network.eni;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;

/** What callers ask about network interfaces. */
@Simulates(family = "Network interfaces")
final class NetworkInterfaceApi {

    private static final Listing<NetworkInterface> LISTING =
            new Listing<>(NetworkInterface.TABLE, () -> NetworkInterfaceFilters.ALL,
                    PageRules.upperCase("NetworkInterfaceIds", 5, 1000));

    private final Call call;

    NetworkInterfaceApi(Call call) {
        this.call = call;
    }

    DescribeNetworkInterfacesResponse describeNetworkInterfaces(DescribeNetworkInterfacesRequest request) {
        Page<NetworkInterface> page = LISTING.page(call.region(), request.networkInterfaceIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(page.map(row -> NetworkInterfaceView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("The attribute associatePublicIpAddress tells whether the interface has an assigned public address now.")
    DescribeNetworkInterfaceAttributeResponse describeNetworkInterfaceAttribute(
            DescribeNetworkInterfaceAttributeRequest request) {
        if (request.networkInterfaceId() == null) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter networkInterfaceId");
        }
        if (request.attributeAsString() == null) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter attribute");
        }
        var eni = NetworkInterfaceView.of(
                call.table(NetworkInterface.TABLE).get(request.networkInterfaceId()), call.region());
        var response = DescribeNetworkInterfaceAttributeResponse.builder()
                .networkInterfaceId(eni.networkInterfaceId());
        switch (request.attributeAsString()) {
            case "description" -> response.description(text -> text.value(eni.description()));
            case "groupSet" -> response.groups(eni.groups());
            case "sourceDestCheck" -> response.sourceDestCheck(check -> check.value(eni.sourceDestCheck()));
            case "attachment" -> response.attachment(eni.attachment());
            case "associatePublicIpAddress" -> response.applyMutation(
                    NewerSdk.member("DescribeNetworkInterfaceAttributeResponse.associatePublicIpAddress",
                            view -> view.associatePublicIpAddress(eni.association() != null)));
            default -> throw AwsError.of("InvalidParameterValue",
                    "Invalid attribute: " + request.attributeAsString());
        }
        return response.build();
    }
}
