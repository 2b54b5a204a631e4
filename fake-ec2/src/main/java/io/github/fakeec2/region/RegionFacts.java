package io.github.fakeec2.region;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A region of the commercial partition ({@code aws}).
 *
 * @param name the code, such as {@code us-east-1}
 * @param location the long name, such as {@code US East (N. Virginia)}
 * @param optIn whether an account must enable the region before it can use it
 * @param zones the Availability Zones, in the order of their names
 */
public record RegionFacts(String name, String location, boolean optIn, List<ZoneFacts> zones) {

    public RegionFacts {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(location, "location");
        zones = List.copyOf(zones);
    }

    /** The host name of the region's EC2 endpoint, as DescribeRegions prints it: without a scheme. */
    public String endpoint() {
        return "ec2." + name + ".amazonaws.com";
    }

    /** The opt-in status of an account that never enabled a region: that of a new account. */
    public String optInStatus() {
        return optIn ? "not-opted-in" : "opt-in-not-required";
    }

    /** The network border group of the zones and addresses: for Availability Zones it is the region's name. */
    public String networkBorderGroup() {
        return name;
    }

    /** The zone group of the Availability Zones, such as {@code us-east-1-zg-1} (API reference, AvailabilityZone). */
    public String zoneGroupName() {
        return name + "-zg-1";
    }

    /** The long name of the zone group, such as {@code US East (N. Virginia) 1}. */
    public String zoneGroupLongName() {
        return location + " 1";
    }

    /** The zone of that name. */
    public Optional<ZoneFacts> zone(String zoneName) {
        for (ZoneFacts zone : zones) {
            if (zone.name().equals(zoneName)) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }

    /** The zone of that AZ ID. */
    public Optional<ZoneFacts> zoneById(String zoneId) {
        for (ZoneFacts zone : zones) {
            if (zone.id().equals(zoneId)) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }
}
