package io.github.fakeec2.types;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.RegionFacts;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;

/**
 * An instance type that can be had somewhere.
 *
 * @param type such as {@code t3.micro}
 * @param locationType region, availability-zone or availability-zone-id
 * @param location a region, zone or zone id, after the type of location
 */
record InstanceTypeOffer(String type, String locationType, String location) implements Resource {

    private static final Set<String> TYPES_OF_LOCATION =
            Set.of("region", "availability-zone", "availability-zone-id", "outpost");

    /** No region has a table of this kind: the offers follow from the catalogues of types and of regions. */
    static final TableType<InstanceTypeOffer> TABLE = TableType.of("instance-type-offering", "");

    /** The filters of DescribeInstanceTypeOfferings. */
    static final class Filters {

        static final FilterSet<InstanceTypeOffer> ALL =
                FilterSet.<InstanceTypeOffer>of("DescribeInstanceTypeOfferings")
                        .on("instance-type", (row, region) -> row.value().type())
                        .on("location", (row, region) -> row.value().location());

        private Filters() {}
    }

    /** The offers listed so far, by region and type of location; the same for every cloud, like the catalogues. */
    private static final Map<String, List<Row<InstanceTypeOffer>>> LISTED = new ConcurrentHashMap<>();

    /**
     * Every offer of a region, in the order of the types' names.
     *
     * @throws AwsError {@code InvalidParameterValue} for a type of location that there is not
     */
    static List<Row<InstanceTypeOffer>> in(String region, String locationType) {
        return LISTED.computeIfAbsent(region + "/" + locationType, key -> list(region, locationType));
    }

    private static List<Row<InstanceTypeOffer>> list(String region, String locationType) {
        requireKnown(locationType);
        List<Row<InstanceTypeOffer>> offers = new ArrayList<>();
        for (Row<InstanceTypeFacts> type : InstanceTypeCatalog.rows()) {
            for (String location : locations(type.id(), region, locationType)) {
                offers.add(Row.ofCatalogue(new InstanceTypeOffer(type.id(), locationType, location), offers.size()));
            }
        }
        return List.copyOf(offers);
    }

    private static void requireKnown(String locationType) {
        if (!TYPES_OF_LOCATION.contains(locationType)) {
            throw AwsError.of("InvalidParameterValue", "Invalid value '" + locationType
                    + "' for locationType. Valid values are 'region', 'availability-zone', 'availability-zone-id' and "
                    + "'outpost'.");
        }
    }

    private static List<String> locations(String type, String region, String locationType) {
        List<String> zones = InstanceTypeOffers.zonesOffering(type, region);
        return switch (locationType) {
            case "region" -> zones.isEmpty() ? List.of() : List.of(region);
            case "availability-zone" -> zones;
            case "availability-zone-id" -> ids(zones, region);
            default -> List.of(); // nobody has an Outpost here
        };
    }

    private static List<String> ids(List<String> zones, String region) {
        RegionFacts facts = RegionCatalog.find(region).orElseThrow();
        List<String> ids = new ArrayList<>();
        for (String zone : zones) {
            ids.add(facts.zone(zone).orElseThrow().id());
        }
        return ids;
    }

    @Override
    public String id() {
        return type + " in " + location;
    }

    InstanceTypeOffering view() {
        return InstanceTypeOffering.builder().instanceType(type).locationType(locationType).location(location).build();
    }
}
