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
import software.amazon.awssdk.services.ec2.model.GetInstanceTypesFromInstanceRequirementsRequest;
import software.amazon.awssdk.services.ec2.model.GetInstanceTypesFromInstanceRequirementsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfoFromInstanceRequirements;

/** Instance types, where they are offered, and which meet requirements. */
@Simulates(family = "Instance types")
final class InstanceTypeApi {

    /** The most types that a request may name (EC2 API reference, DescribeInstanceTypes, InstanceType.N). */
    private static final int MOST_NAMES = 100;

    private static final Listing<InstanceTypeFacts> TYPES = new Listing<>(InstanceTypeFacts.TABLE,
            () -> InstanceTypeFilters.ALL, PageRules.ownCode("instanceTypes", 5, 100));

    private static final Listing<InstanceTypeOffer> OFFERS = new Listing<>(InstanceTypeOffer.TABLE,
            () -> InstanceTypeOffer.Filters.ALL, PageRules.ownCode("instanceTypes", 5, 1_000));

    private static final Listing<InstanceTypeFacts> MATCHES = new Listing<>(InstanceTypeFacts.TABLE,
            () -> InstanceTypeFilters.ALL, PageRules.upperCase("InstanceRequirements", 1, 1_000));

    private static final Set<String> ARCHITECTURES = Set.of("i386", "x86_64", "arm64", "x86_64_mac", "arm64_mac");
    private static final Set<String> VIRTUALIZATION = Set.of("hvm", "paravirtual");

    private final Call call;

    InstanceTypeApi(Call call) {
        this.call = call;
    }

    @Limits("Left out: attributes of ENA queues, secondary networks, EBS cards, connection tracking, what GPUs are"
            + " partitioned into. Families that AWS no longer lists, such as p3, are still here, where they were"
            + " offered. Pages come full and in the order of the names; AWS has no order and filters page by page, so"
            + " that its pages may be short or even empty before the last.")
    DescribeInstanceTypesResponse describeInstanceTypes(DescribeInstanceTypesRequest request) {
        List<String> names = request.instanceTypesAsStrings();
        boolean byName = !names.isEmpty();
        Page<InstanceTypeFacts> page = TYPES.page(byName ? named(names, request) : listed(request), call.region(),
                byName, request.filters(), byName ? request.maxResults() : pageSize(request.maxResults(), TYPES),
                request.nextToken());
        return DescribeInstanceTypesResponse.builder()
                .instanceTypes(page.map(InstanceTypeView::of))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("What is offered where is as AWS had it in spring 2026, and approximate in the four newest regions. There"
            + " are no Outposts. A location that is not in the region offers nothing.")
    DescribeInstanceTypeOfferingsResponse describeInstanceTypeOfferings(DescribeInstanceTypeOfferingsRequest request) {
        String locationType = request.locationTypeAsString() == null ? "region" : request.locationTypeAsString();
        Page<InstanceTypeOffer> page = OFFERS.page(InstanceTypeOffer.in(call.region().name(), locationType),
                call.region(), false, request.filters(), pageSize(request.maxResults(), OFFERS), request.nextToken());
        return DescribeInstanceTypeOfferingsResponse.builder()
                .instanceTypeOfferings(page.map(row -> row.value().view()))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("Price protection leaves nothing out, since there are no prices. A baseline performance factor is refused"
            + " unless its family is one that AWS answers with an empty list.")
    GetInstanceTypesFromInstanceRequirementsResponse getInstanceTypesFromInstanceRequirements(
            GetInstanceTypesFromInstanceRequirementsRequest request) {
        List<String> architectures = required("ArchitectureType", request.architectureTypesAsStrings(), ARCHITECTURES);
        List<String> virtualization =
                required("VirtualizationType", request.virtualizationTypesAsStrings(), VIRTUALIZATION);
        if (request.instanceRequirements() == null) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter InstanceRequirements");
        }
        InstanceRequirements requirements =
                InstanceRequirements.of(request.instanceRequirements(), "InstanceRequirements");
        Page<InstanceTypeFacts> page = MATCHES.page(
                requirements.rows(call.region().name(), architectures, virtualization), call.region(), false, List.of(),
                pageSize(request.maxResults(), MATCHES), request.nextToken());
        return GetInstanceTypesFromInstanceRequirementsResponse.builder()
                .instanceTypes(page.map(row -> InstanceTypeInfoFromInstanceRequirements.builder()
                        .instanceType(row.id()).build()))
                .nextToken(page.nextToken())
                .build();
    }

    private static List<String> required(String parameter, List<String> given, Set<String> possible) {
        if (given.isEmpty()) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter " + parameter);
        }
        for (String value : given) {
            if (value == null || !possible.contains(value)) {
                throw AwsError.of("InvalidParameterValue",
                        "Value (" + value + ") for parameter " + parameter + " is invalid.");
            }
        }
        return given;
    }

    /** These operations page whether asked to or not: code that follows no token misses types on AWS too. */
    private static Integer pageSize(Integer maxResults, Listing<?> listing) {
        return maxResults == null ? Integer.valueOf(listing.rules().max()) : maxResults;
    }

    /** All types of the region; with the request's consent those of other regions too. */
    private List<Row<InstanceTypeFacts>> listed(DescribeInstanceTypesRequest request) {
        return everywhere(request) ? InstanceTypeCatalog.rows() : InstanceTypeCatalog.rows(call.region().name());
    }

    /** By its name, since the SDK has a getter for it only from some version on. */
    private static boolean everywhere(DescribeInstanceTypesRequest request) {
        return request.getValueForField("IncludeUnsupportedInRegion", Boolean.class).orElse(false);
    }

    /** The types of the names, each once, in the order of the request; one error has all names that are of none. */
    private List<Row<InstanceTypeFacts>> named(Collection<String> names, DescribeInstanceTypesRequest request) {
        if (names.size() > MOST_NAMES) {
            throw AwsError.of("InvalidParameterValue", names.size() + " exceeds the maximum number of instance types"
                    + " that can be specified (" + MOST_NAMES + ").");
        }
        String region = everywhere(request) ? null : call.region().name();
        List<Row<InstanceTypeFacts>> rows = new ArrayList<>(names.size());
        Set<String> unknown = new LinkedHashSet<>();
        for (String name : new LinkedHashSet<>(names)) {
            Optional<InstanceTypeFacts> type = InstanceTypeCatalog.find(String.valueOf(name))
                    .filter(facts -> region == null || InstanceTypeOffers.isOffered(facts.name(), region));
            if (type.isPresent()) {
                rows.add(Row.ofCatalogue(type.get(), rows.size()));
            } else {
                unknown.add(String.valueOf(name));
            }
        }
        if (!unknown.isEmpty()) {
            throw InstanceTypeFacts.TABLE.notFound(unknown).withHint(unknownHint(unknown));
        }
        return rows;
    }

    private String unknownHint(Set<String> unknown) {
        for (String name : unknown) {
            if (InstanceTypeCatalog.find(name).isPresent()) {
                return name + " exists, but is not offered in " + call.region().name()
                        + "; DescribeInstanceTypeOfferings tells what is";
            }
        }
        return "the types that exist are those of the SDK's enum InstanceType";
    }
}
