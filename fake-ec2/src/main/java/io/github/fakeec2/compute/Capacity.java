package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.ZoneFacts;
import io.github.fakeec2.reservation.Reservations;
import io.github.fakeec2.types.InstanceTypeFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * How many more instances of a type a zone takes outside of Capacity Reservations: any number, unless a test says otherwise or the
 * zone is down.
 */
final class Capacity {

    private final Call call;
    private final String type;
    private final boolean spot;

    Capacity(Call call, InstanceTypeFacts type) {
        this(call, type, false);
    }

    /** As above, for Spot Instances, of whose capacity EC2 speaks in other words. */
    Capacity(Call call, InstanceTypeFacts type, boolean spot) {
        this.call = call;
        this.type = type.name();
        this.spot = spot;
    }

    int roomIn(String zone) {
        if (!call.faults().limitsCapacity()) {
            return Integer.MAX_VALUE;
        }
        int used = call.table(Instance.TABLE).by(Instance.BY_CAPACITY, Instance.capacityKey(zone, type)).size();
        return Reservations.roomIn(call, zone, type, used);
    }

    /** The zone to launch into where the request names none: null for any, else one of those that have room. */
    String anyZoneFor(int instances, ReservedPlaces reserved) {
        if (reserved.zone() != null) {
            return reserved.zone();
        }
        if (!call.faults().limitsCapacity() && !reserved.only()) {
            return null;
        }
        List<String> withRoom = zonesWithRoomFor(instances, reserved);
        if (withRoom.isEmpty() && reserved.only()) {
            throw Reservations.exceeded();
        }
        if (withRoom.isEmpty()) {
            throw insufficient(spot ? SpotRequests.NO_CAPACITY
                    : "We currently do not have sufficient " + type + " capacity in zones with support for "
                    + "'gp2' volumes. Our system will be working on provisioning additional capacity.");
        }
        return withRoom.size() == zones().size() ? null
                : withRoom.get(call.region().random().nextInt(withRoom.size()));
    }

    /** The answer to a launch into a zone without room. */
    AwsError insufficientIn(String zone) {
        if (spot) {
            return insufficient(SpotRequests.NO_CAPACITY);
        }
        List<String> others = zonesWithRoomFor(1, ReservedPlaces.NONE);
        String elsewhere = others.isEmpty() ? "" : " You can currently get " + type
                + " capacity by not specifying an Availability Zone in your request or choosing "
                + String.join(", ", others) + ".";
        return insufficient("We currently do not have sufficient " + type + " capacity in the Availability Zone you "
                + "requested (" + zone + "). Our system will be working on provisioning additional capacity."
                + elsewhere);
    }

    private List<String> zonesWithRoomFor(int instances, ReservedPlaces reserved) {
        List<String> withRoom = new ArrayList<>();
        for (ZoneFacts zone : zones()) {
            if (reserved.roomWith(this, zone.name()) >= instances) {
                withRoom.add(zone.name());
            }
        }
        return withRoom;
    }

    private List<ZoneFacts> zones() {
        return RegionCatalog.find(call.region().name()).orElseThrow().zones();
    }

    private static AwsError insufficient(String message) {
        return AwsError.of("InsufficientInstanceCapacity", 500, message);
    }
}
