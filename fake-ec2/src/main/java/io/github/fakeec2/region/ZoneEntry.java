package io.github.fakeec2.region;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneMessage;

/**
 * An Availability Zone as an account sees it.
 *
 * @param region its region
 * @param facts the zone
 * @param down whether the test has taken it down
 */
record ZoneEntry(RegionFacts region, ZoneFacts facts, boolean down) implements Resource {

    static final TableType<ZoneEntry> TABLE = TableType.<ZoneEntry>of("availability-zone", "");

    @Override
    public String id() {
        return facts.name();
    }

    @Override
    public String stateName() {
        return down ? "unavailable" : "available";
    }

    /** What AWS has to say about the zone, or null. */
    String message() {
        return down ? "The Availability Zone " + facts.name() + " is unavailable." : null;
    }

    AvailabilityZone view() {
        return AvailabilityZone.builder()
                .zoneName(facts.name())
                .zoneId(facts.id())
                .zoneType("availability-zone")
                .state(stateName())
                .messages(down ? List.of(AvailabilityZoneMessage.builder().message(message()).build()) : List.of())
                .regionName(region.name())
                .groupName(region.zoneGroupName())
                .applyMutation(NewerSdk.member("AvailabilityZone.groupLongName",
                        view -> view.groupLongName(region.zoneGroupLongName())))
                .networkBorderGroup(region.networkBorderGroup())
                .optInStatus("opt-in-not-required")
                .build();
    }
}
