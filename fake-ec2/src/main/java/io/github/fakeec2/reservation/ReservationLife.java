package io.github.fakeec2.reservation;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.reservation.CapacityReservation.State;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How a reservation gets its capacity, changes and ends (EC2 user guide, "Create a Capacity Reservation", "Modify an
 * active Capacity Reservation", "Cancel a Capacity Reservation").
 */
final class ReservationLife {

    private final Call call;
    private final Table<CapacityReservation> table;

    ReservationLife(Call call) {
        this.call = call;
        this.table = call.table(CapacityReservation.TABLE);
    }

    /**
     * Asks for the capacity.
     *
     * @throws AwsError {@code InsufficientInstanceCapacity} where the zone has less
     */
    Row<CapacityReservation> create(CapacityReservation reservation, Map<String, String> tags) {
        requireRoom(reservation, reservation.count());
        Row<CapacityReservation> row = table.insert(reservation, tags);
        String id = reservation.id();
        call.begin(Delay.CAPACITY_RESERVATION_CREATE, "Capacity Reservation " + id + " becomes active",
                later -> new ReservationLife(later).activate(id));
        return row;
    }

    private void activate(String id) {
        Row<CapacityReservation> row = table.find(id);
        if (row == null || row.value().state() != State.PENDING) {
            return;
        }
        CapacityReservation reservation = row.value();
        if (!hasRoom(reservation, reservation.count())) {
            table.update(reservation.inState(State.FAILED));
            call.later(Delay.FAILED_CAPACITY_RESERVATION_VISIBLE, "failed Capacity Reservation " + id + " disappears",
                    later -> later.table(CapacityReservation.TABLE).delete(id));
            return;
        }
        CapacityReservation active = reservation.startingAt(call.now());
        table.update(active);
        takeIn(active);
        expireAtEnd(active);
    }

    /**
     * Changes an active reservation.
     *
     * @throws AwsError {@code InsufficientInstanceCapacity} where there is less than it wants more
     */
    void change(CapacityReservation before, CapacityReservation after) {
        if (after.count() > before.count()) {
            requireRoom(after, after.count() - before.count());
        }
        table.update(after);
        takeIn(after);
        if (after.endsAt() != null && !after.endsAt().equals(before.endsAt())) {
            expireAtEnd(after);
        }
    }

    /** Ends a reservation; the instances in it go on running outside of it. */
    void end(CapacityReservation reservation, State end) {
        for (Row<?> row : call.region().followersOf(CapacityReservation.TABLE, reservation.id())) {
            ((CapacityUser) row.value()).moveTo(call, null);
        }
        table.update(reservation.inState(end));
    }

    /** AWS ends a reservation within the hour after its end date; here it ends at that very moment. */
    private void expireAtEnd(CapacityReservation reservation) {
        if (reservation.endsAt() == null) {
            return;
        }
        String id = reservation.id();
        Instant end = reservation.endsAt();
        Duration left = Duration.between(call.now(), end);
        call.later(left.isNegative() ? Duration.ZERO : left, "Capacity Reservation " + id + " expires", later -> {
            Row<CapacityReservation> row = later.table(CapacityReservation.TABLE).find(id);
            if (row != null && row.value().isActive() && end.equals(row.value().endsAt())) {
                new ReservationLife(later).end(row.value(), State.EXPIRED);
            }
        });
    }

    /** Instances that match an open reservation run in it from then on that there is room for them. */
    private void takeIn(CapacityReservation reservation) {
        if (!reservation.open()) {
            return;
        }
        int room = Reservations.available(call.region(), reservation);
        for (CapacityUser user : Reservations.waitingFor(call.region(), reservation.offer())) {
            if (room-- <= 0) {
                return;
            }
            user.moveTo(call, reservation.id());
        }
    }

    private boolean hasRoom(CapacityReservation reservation, int more) {
        int room = Reservations.roomIn(call, reservation.offer());
        // The capacity of instances that it takes in need not be found anew.
        int own = room >= more || !reservation.open() ? 0
                : Reservations.waitingFor(call.region(), reservation.offer()).size();
        return room >= more - own && !call.faults().isDown(reservation.offer().zone());
    }

    private void requireRoom(CapacityReservation reservation, int more) {
        if (!hasRoom(reservation, more)) {
            throw AwsError.of("InsufficientInstanceCapacity", 500, "Insufficient capacity.")
                    .withHint("the test has limited the capacity of " + reservation.offer().zone() + " for "
                            + reservation.offer().type() + ", or taken the zone down");
        }
    }
}
