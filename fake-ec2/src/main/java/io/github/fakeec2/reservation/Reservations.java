package io.github.fakeec2.reservation;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.InterfaceHost;
import io.github.fakeec2.network.InterfaceHosts;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;

/** Which reservation an instance runs in, and what reserved capacity leaves of a zone's. */
public final class Reservations {

    private Reservations() {
    }

    /** How many instances run in a reservation. Who runs in one says so by following it. */
    public static int used(RegionState region, String reservationId) {
        return region.followersOf(CapacityReservation.TABLE, reservationId).size();
    }

    /** How many more instances can run in a reservation. */
    public static int available(RegionState region, CapacityReservation reservation) {
        return reservation.isActive() ? reservation.count() - used(region, reservation.id()) : 0;
    }

    /** Whether an account has any reservation in a region, past ones included. */
    public static boolean any(RegionState region) {
        return region.table(CapacityReservation.TABLE).size() > 0;
    }

    /** The open reservations that an instance could run in and that have room, the oldest first. */
    public static List<CapacityReservation> openFor(RegionState region, CapacityNeed need) {
        List<CapacityReservation> matching = new ArrayList<>();
        for (Row<CapacityReservation> row : region.table(CapacityReservation.TABLE).all()) {
            CapacityReservation reservation = row.value();
            if (reservation.open() && reservation.offer().equals(need) && available(region, reservation) > 0) {
                matching.add(reservation);
            }
        }
        return matching;
    }

    /**
     * The reservation that an instance is to run in because its owner says so, open or not.
     *
     * @throws AwsError the kind's errors for the id; {@code InvalidCapacityReservationState} for one that is not
     *     active; {@code ReservationCapacityExceeded} for one that the instance does not match
     */
    public static CapacityReservation target(Call call, String id, CapacityNeed need) {
        CapacityReservation reservation = call.table(CapacityReservation.TABLE).get(id).value();
        if (!reservation.isActive()) {
            throw AwsError.of("InvalidCapacityReservationState", "The Capacity Reservation '" + id
                    + "' is in the state '" + reservation.stateName() + "'; instances run in active ones only.");
        }
        if (!reservation.offer().equals(need)) {
            throw exceeded().withHint("the instance is " + need + ", but " + id + " is for " + reservation.offer());
        }
        return reservation;
    }

    /** The answer to a launch for which there is no reserved capacity, in AWS's words. */
    public static AwsError exceeded() {
        return AwsError.of("ReservationCapacityExceeded", "The requested reservation does not have sufficient "
                + "compatible and available capacity for this request.");
    }

    /**
     * How many more instances of a type a zone takes outside of reservations: any number, unless a test says otherwise
     * or the zone is down.
     *
     * @param outside how many the account runs there outside of reservations
     */
    public static int roomIn(Call call, String zone, String type, int outside) {
        if (call.faults().isDown(zone)) {
            return 0;
        }
        int capacity = call.faults().capacity(zone, type);
        return capacity == Integer.MAX_VALUE
                ? capacity : Math.max(0, capacity - outside - reserved(call.region(), zone, type));
    }

    private static int reserved(RegionState region, String zone, String type) {
        int reserved = 0;
        for (Row<CapacityReservation> row : region.table(CapacityReservation.TABLE).all()) {
            CapacityNeed offer = row.value().offer();
            if (row.value().isActive() && offer.zone().equals(zone) && offer.type().equals(type)) {
                reserved += row.value().count();
            }
        }
        return reserved;
    }

    /** As {@link #roomIn(Call, String, String, int)}, for what nobody has counted. */
    static int roomIn(Call call, CapacityNeed offer) {
        int outside = 0;
        for (InterfaceHost host : InterfaceHosts.all(call.region())) {
            CapacityUser user = (CapacityUser) host;
            if (user.usesCapacity() && user.reservationId() == null && user.zone().equals(offer.zone())
                    && user.typeName().equals(offer.type())) {
                outside++;
            }
        }
        return roomIn(call, offer.zone(), offer.type(), outside);
    }

    /** The instances outside of reservations that run in an open one as soon as there is one for them. */
    static List<CapacityUser> waitingFor(RegionState region, CapacityNeed offer) {
        List<CapacityUser> waiting = new ArrayList<>();
        for (InterfaceHost host : InterfaceHosts.all(region)) {
            CapacityUser user = (CapacityUser) host;
            if (user.usesCapacity() && user.takesOpenReservations() && user.reservationId() == null
                    && offer.equals(user.capacityNeed())) {
                waiting.add(user);
            }
        }
        return waiting;
    }
}
