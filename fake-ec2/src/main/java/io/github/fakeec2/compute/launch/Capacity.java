package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.reservation.Reservations;
import io.github.fakeec2.types.InstanceTypeFacts;
import io.github.fakeec2.types.InstanceTypeOffers;
import java.util.ArrayList;
import java.util.List;

/**
 * How many more instances of a type a zone takes outside of Capacity Reservations: none where the type is not offered,
 * otherwise any number, unless a test says otherwise or the zone is down.
 */
final class Capacity {

    private final Call call;
    private final String type;
    private final boolean spot;
    private final boolean onHosts;

    Capacity(Call call, InstanceTypeFacts type) {
        this(call, type, false);
    }

    /** As above, for Spot Instances, of whose capacity EC2 speaks in other words. */
    Capacity(Call call, InstanceTypeFacts type, boolean spot) {
        this(call, type, spot, false);
    }

    private Capacity(Call call, InstanceTypeFacts type, boolean spot, boolean onHosts) {
        this.call = call;
        this.type = type.name();
        this.spot = spot;
        this.onHosts = onHosts;
    }

    /** For instances on Dedicated Hosts, which take nothing of what others could have. */
    static Capacity ofHosts(Call call, InstanceTypeFacts type) {
        return new Capacity(call, type, false, true);
    }

    int roomIn(String zone) {
        if (!call.faults().limitsCapacity()) {
            return Integer.MAX_VALUE;
        }
        if (onHosts) {
            return call.faults().isDown(zone) ? 0 : Integer.MAX_VALUE;
        }
        int used = call.table(Instance.TABLE).by(Instance.BY_CAPACITY, Instance.capacityKey(zone, type)).size();
        return Reservations.roomIn(call, zone, type, used);
    }

    /**
     * The zones to launch into where the request names none: those that offer the type and have room.
     *
     * @throws AwsError {@code Unsupported} where the region does not offer the type; {@code
     *     InsufficientInstanceCapacity} where it does, but nowhere is room
     */
    List<String> zonesFor(int instances, ReservedPlaces reserved) {
        List<String> offering = offering();
        if (offering.isEmpty()) {
            throw unsupportedHere();
        }
        if (!call.faults().limitsCapacity() && !reserved.only()) {
            return offering;
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
        return withRoom;
    }

    /**
     * Checks a zone that the request names.
     *
     * @throws AwsError {@code Unsupported} where it does not offer the type
     */
    void requireOfferedIn(String zone) {
        List<String> offering = offering();
        if (offering.contains(zone)) {
            return;
        }
        throw offering.isEmpty() ? unsupportedHere() : AwsError.of("Unsupported", "Your requested instance type ("
                + type + ") is not supported in your requested Availability Zone (" + zone + "). Please retry your"
                + " request by not specifying an Availability Zone or choosing " + String.join(", ", offering) + ".");
    }

    private AwsError unsupportedHere() {
        return AwsError.of("Unsupported", "The requested configuration is currently not supported. Please check the"
                        + " documentation for supported configurations.")
                .withHint(type + " is not offered in " + call.region().name());
    }

    /** The answer to a launch into a zone without room. */
    AwsError insufficientIn(String zone) {
        if (spot) {
            return insufficient(SpotRequests.NO_CAPACITY);
        }
        List<String> others = zonesWithRoomBesides(zone);
        String elsewhere = others.isEmpty() ? "" : " You can currently get " + type
                + " capacity by not specifying an Availability Zone in your request or choosing "
                + String.join(", ", others) + ".";
        return insufficient("We currently do not have sufficient " + type + " capacity in the Availability Zone you "
                + "requested (" + zone + "). Our system will be working on provisioning additional capacity."
                + elsewhere);
    }

    /** The other zones that have what this one lacks. */
    private List<String> zonesWithRoomBesides(String zone) {
        List<String> others = zonesWithRoomFor(1, ReservedPlaces.NONE);
        others.remove(zone);
        return others;
    }

    private List<String> zonesWithRoomFor(int instances, ReservedPlaces reserved) {
        List<String> withRoom = new ArrayList<>();
        for (String zone : offering()) {
            if (reserved.roomWith(this, zone) >= instances) {
                withRoom.add(zone);
            }
        }
        return withRoom;
    }

    private List<String> offering() {
        return InstanceTypeOffers.zonesOffering(type, call.region().name());
    }

    private static AwsError insufficient(String message) {
        return AwsError.of("InsufficientInstanceCapacity", 500, message);
    }
}
