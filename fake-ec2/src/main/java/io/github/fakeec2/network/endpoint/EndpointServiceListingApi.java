package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesResponse;

/** Tells consumers which services there are. */
@Simulates(family = "Endpoint services")
final class EndpointServiceListingApi {

    private static final Listing<ServiceOffer> LISTING = new Listing<>(ServiceOffer.TABLE,
            () -> EndpointFilters.OFFERS, PageRules.capped("serviceNameSet", 1, 1000));

    private final Call call;

    EndpointServiceListingApi(Call call) {
        this.call = call;
    }

    @Limits("AWS's own services are the well-known ones, the same in every Region and in every Availability Zone.")
    DescribeVpcEndpointServicesResponse describeVpcEndpointServices(DescribeVpcEndpointServicesRequest request) {
        requireOwnRegion(request);
        Page<ServiceOffer> page = LISTING.page(candidates(request.serviceNames()), call.region(), false,
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeVpcEndpointServicesResponse.builder()
                .serviceNames(new LinkedHashSet<>(page.map(row -> row.value().name())))
                .serviceDetails(page.map(row -> EndpointServiceView.of(row, call.region().name())))
                .nextToken(page.nextToken())
                .build();
    }

    private List<Row<ServiceOffer>> candidates(List<String> names) {
        if (names.isEmpty()) {
            return ServiceOffers.listed(call);
        }
        List<Row<ServiceOffer>> rows = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            if (name == null || name.isEmpty()) {
                throw AwsError.of("InvalidServiceName", "The Vpc Endpoint Service '" + name + "' does not exist");
            }
            rows.addAll(ServiceOffers.named(call, name));
        }
        return rows;
    }

    private void requireOwnRegion(DescribeVpcEndpointServicesRequest request) {
        List<?> regions = request.getValueForField("ServiceRegions", List.class).orElse(List.of());
        for (Object region : regions) {
            if (!call.region().name().equals(region)) {
                throw new NotSimulatedException("DescribeVpcEndpointServices with the serviceRegions of another Region "
                        + "is not simulated by Fake EC2 yet");
            }
        }
    }
}
