package io.github.fakeec2.region;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;

/** Regions. */
@Simulates(family = "Regions and zones")
final class RegionApi {

    private static final Listing<RegionEntry> LISTING =
            new Listing<>(RegionEntry.TABLE, () -> Filters.ALL, PageRules.NONE);

    private final Call call;

    RegionApi(Call call) {
        this.call = call;
    }

    @Limits("Regions carry no geography. A region that needs opting in counts as enabled in its own clients only.")
    DescribeRegionsResponse describeRegions(DescribeRegionsRequest request) {
        requireKnown(request.regionNames());
        boolean all = Boolean.TRUE.equals(request.allRegions());
        List<Row<RegionEntry>> rows = new ArrayList<>();
        for (RegionFacts facts : RegionCatalog.all()) {
            RegionEntry entry = new RegionEntry(facts, optInStatus(facts));
            // Regions that are named are described whether enabled or not (API reference, DescribeRegions).
            if (request.regionNames().isEmpty()
                    ? all || !entry.optInStatus().equals("not-opted-in")
                    : request.regionNames().contains(facts.name())) {
                rows.add(Row.ofCatalogue(entry, rows.size()));
            }
        }
        return DescribeRegionsResponse.builder()
                .regions(LISTING.page(rows, call.region(), false, request.filters(), null, null)
                        .map(row -> row.value().view()))
                .build();
    }

    private static void requireKnown(List<String> names) {
        for (String name : names) {
            if (RegionCatalog.find(name).isEmpty()) {
                throw AwsError.of("InvalidParameterValue", "Invalid region: [" + name + "]");
            }
        }
    }

    /** Who uses a region that needs opting in must have enabled it. */
    private String optInStatus(RegionFacts facts) {
        return facts.optIn() && facts.name().equals(call.region().name()) ? "opted-in" : facts.optInStatus();
    }

    /** The filters of DescribeRegions (API reference, DescribeRegions, {@code Filter.N}). */
    private static final class Filters {

        private static final FilterSet<RegionEntry> ALL = FilterSet.<RegionEntry>of("DescribeRegions")
                .on("endpoint", (row, region) -> row.value().facts().endpoint())
                .on("opt-in-status", (row, region) -> row.value().optInStatus())
                .on("region-name", (row, region) -> row.id());
    }
}
