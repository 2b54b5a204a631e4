package io.github.fakeec2.types;

import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.RegionFacts;
import io.github.fakeec2.region.ZoneFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which instance types can be had in which Availability Zones: not every one has every type, and us-east-1e has hardly
 * any that came after 2017. {@link InstanceTypeOfferTable} has the facts and says how far to trust them.
 */
public final class InstanceTypeOffers {

    /** The zones found so far, by type and region; the same for every cloud, like the catalogues. */
    private static final Map<String, Map<String, List<String>>> FOUND = new ConcurrentHashMap<>();

    private InstanceTypeOffers() {}

    /** Whether that zone has the type. */
    public static boolean isOffered(String type, String region, String zone) {
        return zonesOffering(type, region).contains(zone);
    }

    /** Whether any zone of that region has the type. */
    public static boolean isOffered(String type, String region) {
        return !zonesOffering(type, region).isEmpty();
    }

    /** The names of the zones that have the type, in their order; none for what is no type, or no region. */
    public static List<String> zonesOffering(String type, String region) {
        Map<String, List<String>> regions = FOUND.get(type);
        List<String> zones = regions == null ? null : regions.get(region);
        return zones != null ? zones : find(type, region);
    }

    private static List<String> find(String type, String regionName) {
        RegionFacts region = RegionCatalog.find(regionName).orElse(null);
        if (region == null || InstanceTypeCatalog.find(type).isEmpty()) {
            return List.of();
        }
        return FOUND.computeIfAbsent(type, name -> new ConcurrentHashMap<>())
                .computeIfAbsent(regionName, name -> read(type, region));
    }

    private static List<String> read(String type, RegionFacts region) {
        String id = region.zones().get(0).id();
        String numbers = numbers(entryOf(type), id.substring(0, id.indexOf("-az")));
        List<String> zones = new ArrayList<>();
        for (ZoneFacts zone : region.zones()) {
            char number = zone.id().charAt(zone.id().length() - 1);
            if (numbers.equals("*") || numbers.indexOf(number) >= 0) {
                zones.add(zone.name());
            }
        }
        return List.copyOf(zones);
    }

    private static String entryOf(String type) {
        return InstanceTypeOfferTable.TEXT.contains("\n" + type + " ")
                ? type : type.substring(0, type.indexOf('.'));
    }

    /** The numbers of the region's zones that have what the entry is about, or * for all of them. */
    private static String numbers(String entry, String region) {
        String text = InstanceTypeOfferTable.TEXT;
        int start = text.indexOf("\n" + entry + " ");
        if (start < 0) {
            return "";
        }
        String numbers = "";
        int at = start + 1 + entry.length();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ') {
                at++;
            } else if (c == '\n') {
                at++;
                if (at < text.length() && text.charAt(at) != ' ') {
                    break;
                }
            } else {
                int end = FamilyWords.endOfWord(text, at);
                numbers = after(text.substring(at, end), region, numbers);
                at = end;
            }
        }
        return numbers;
    }

    private static String after(String word, String region, String numbers) {
        if (word.startsWith("like=")) {
            return numbers(word.substring("like=".length()), region);
        }
        if (word.equals("*") || word.equals(region)) {
            return "*";
        }
        if (word.equals("-" + region)) {
            return "";
        }
        return word.startsWith(region + ":") ? word.substring(region.length() + 1) : numbers;
    }
}
