package io.github.fakeec2.types;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;

/** Instance types and where they are offered. */
@Simulates(family = "Instance types")
final class InstanceTypeApi {

    /** The most types that a request may name (EC2 API reference, DescribeInstanceTypes, InstanceType.N). */
    private static final int MOST_NAMES = 100;

    private static final Listing<InstanceTypeFacts> TYPES = new Listing<>(InstanceTypeFacts.TABLE,
            () -> InstanceTypeFilters.ALL, PageRules.ownCode("instanceTypes", 5, 100));

    private static final Listing<InstanceTypeOffer> OFFERS = new Listing<>(InstanceTypeOffer.TABLE,
            () -> InstanceTypeOffer.Filters.ALL, PageRules.ownCode("instanceTypes", 5, 1_000));

    private final Call call;

    InstanceTypeApi(Call call) {
        this.call = call;
    }

    @Limits("Every region has every type that the SDK names. Left out: EBS bandwidth and attachment limits, network"
            + " cards, EFA, ENA queues, encryption in transit, Nitro Enclaves, NitroTPM, PTP clocks, processor"
            + " features, valid numbers of cores. Pages come full and in the order of the names; AWS has no order and"
            + " filters page by page, so that its pages may be short or even empty before the last.")
    DescribeInstanceTypesResponse describeInstanceTypes(DescribeInstanceTypesRequest request) {
        List<String> names = request.instanceTypesAsStrings();
        boolean byName = !names.isEmpty();
        Page<InstanceTypeFacts> page = TYPES.page(byName ? named(names) : InstanceTypeCatalog.rows(), call.region(),
                byName, request.filters(), byName ? request.maxResults() : pageSize(request.maxResults(), TYPES),
                request.nextToken());
        return DescribeInstanceTypesResponse.builder()
                .instanceTypes(page.map(InstanceTypeView::of))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("Every type is offered in every region and in each of its Availability Zones. There are no Outposts. A"
            + " location that is not in the region offers nothing.")
    DescribeInstanceTypeOfferingsResponse describeInstanceTypeOfferings(DescribeInstanceTypeOfferingsRequest request) {
        String locationType = request.locationTypeAsString() == null ? "region" : request.locationTypeAsString();
        Page<InstanceTypeOffer> page = OFFERS.page(InstanceTypeOffer.in(call.region().name(), locationType),
                call.region(), false, request.filters(), pageSize(request.maxResults(), OFFERS), request.nextToken());
        return DescribeInstanceTypeOfferingsResponse.builder()
                .instanceTypeOfferings(page.map(row -> row.value().view()))
                .nextToken(page.nextToken())
                .build();
    }

    /** These two operations page whether asked to or not: code that follows no token misses types on AWS too. */
    private static Integer pageSize(Integer maxResults, Listing<?> listing) {
        return maxResults == null ? Integer.valueOf(listing.rules().max()) : maxResults;
    }

    /** The types of the names, each once, in the order of the request; one error has all names that are of none. */
    private static List<Row<InstanceTypeFacts>> named(Collection<String> names) {
        if (names.size() > MOST_NAMES) {
            throw AwsError.of("InvalidParameterValue", names.size() + " exceeds the maximum number of instance types"
                    + " that can be specified (" + MOST_NAMES + ").");
        }
        List<Row<InstanceTypeFacts>> rows = new ArrayList<>(names.size());
        Set<String> unknown = new LinkedHashSet<>();
        for (String name : new LinkedHashSet<>(names)) {
            Optional<InstanceTypeFacts> type = InstanceTypeCatalog.find(String.valueOf(name));
            if (type.isPresent()) {
                rows.add(Row.ofCatalogue(type.get(), rows.size()));
            } else {
                unknown.add(String.valueOf(name));
            }
        }
        if (!unknown.isEmpty()) {
            throw InstanceTypeFacts.TABLE.notFound(unknown)
                    .withHint("the types that exist are those of the SDK's enum InstanceType");
        }
        return rows;
    }
}
