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
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;

/** Availability Zones. */
@Simulates(family = "Regions and zones")
final class AvailabilityZoneApi {

    private static final Listing<ZoneEntry> LISTING =
            new Listing<>(ZoneEntry.TABLE, () -> Filters.ALL, PageRules.NONE);

    private final Call call;

    AvailabilityZoneApi(Call call) {
        this.call = call;
    }

    @Limits("There are no Local Zones and no Wavelength Zones, and zones carry no geography.")
    DescribeAvailabilityZonesResponse describeAvailabilityZones(DescribeAvailabilityZonesRequest request) {
        RegionFacts region = RegionCatalog.find(call.region().name()).orElseThrow();
        requireKnown(region, request.zoneNames(), request.zoneIds());
        boolean all = request.zoneNames().isEmpty() && request.zoneIds().isEmpty();
        List<Row<ZoneEntry>> rows = new ArrayList<>();
        for (ZoneFacts zone : region.zones()) {
            if (all || request.zoneNames().contains(zone.name()) || request.zoneIds().contains(zone.id())) {
                ZoneEntry entry = new ZoneEntry(region, zone, call.faults().isDown(zone.name()));
                rows.add(Row.ofCatalogue(entry, rows.size()));
            }
        }
        return DescribeAvailabilityZonesResponse.builder()
                .availabilityZones(LISTING.page(rows, call.region(), false, request.filters(), null, null)
                        .map(row -> row.value().view()))
                .build();
    }

    private static void requireKnown(RegionFacts region, List<String> names, List<String> ids) {
        for (String name : names) {
            if (name == null || region.zone(name).isEmpty()) {
                throw AwsError.of("InvalidParameterValue", "Invalid availability zone: [" + name + "]");
            }
        }
        for (String id : ids) {
            if (id == null || region.zoneById(id).isEmpty()) {
                throw AwsError.of("InvalidParameterValue", "Invalid availability zone-id: [" + id + "]");
            }
        }
    }

    /** The filters of DescribeAvailabilityZones (API reference, DescribeAvailabilityZones, {@code Filter.N}). */
    private static final class Filters {

        private static final FilterSet<ZoneEntry> ALL = FilterSet.<ZoneEntry>of("DescribeAvailabilityZones")
                .on("group-long-name", (row, region) -> row.value().region().zoneGroupLongName())
                .on("group-name", (row, region) -> row.value().region().zoneGroupName())
                .on("message", (row, region) -> row.value().message())
                .on("opt-in-status", (row, region) -> "opt-in-not-required")
                .on("parent-zone-id", (row, region) -> null)
                .on("parent-zone-name", (row, region) -> null)
                .on("region-name", (row, region) -> row.value().region().name())
                .on("state", (row, region) -> row.value().stateName())
                .on("zone-id", (row, region) -> row.value().facts().id())
                .on("zone-name", (row, region) -> row.id())
                .on("zone-type", (row, region) -> "availability-zone");
    }
}
