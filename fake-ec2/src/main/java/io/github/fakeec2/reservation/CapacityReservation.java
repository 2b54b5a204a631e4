package io.github.fakeec2.reservation;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.time.Instant;
import java.util.Locale;

/**
 * Capacity that is kept for an account's instances in one zone.
 *
 * @param offer what an instance must be to run in it
 * @param count for how many instances it is
 * @param open whether instances that match run in it without asking; others must name it
 * @param startedAt when its capacity was there, null until then
 * @param endsAt when it expires, null for one without end
 */
public record CapacityReservation(
        String id,
        CapacityNeed offer,
        String zoneId,
        int count,
        boolean ebsOptimized,
        boolean ephemeralStorage,
        boolean open,
        Instant startedAt,
        Instant endsAt,
        State state) implements Resource {

    /** Capacity Reservations. The codes are those of the EC2 API reference, "Error codes"; the texts are ours. */
    public static final TableType<CapacityReservation> TABLE =
            TableType.<CapacityReservation>of("capacity-reservation", "cr-")
                    .notFound("InvalidCapacityReservationId.NotFound",
                            "The Capacity Reservation ID '%s' does not exist",
                            "The Capacity Reservation IDs '%s' do not exist")
                    .malformed("InvalidCapacityReservationId.Malformed", "Invalid id: \"%s\" (expecting \"cr-...\")");

    /** The states of a reservation for immediate use (EC2 API reference, {@code CapacityReservation}). */
    public enum State { PENDING, ACTIVE, EXPIRED, CANCELLED, FAILED }

    @Override
    public String stateName() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Whether instances can run in it. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    CapacityReservation startingAt(Instant moment) {
        return new CapacityReservation(id, offer, zoneId, count, ebsOptimized, ephemeralStorage, open, moment, endsAt,
                State.ACTIVE);
    }

    CapacityReservation inState(State other) {
        return new CapacityReservation(id, offer, zoneId, count, ebsOptimized, ephemeralStorage, open, startedAt,
                endsAt, other);
    }

    CapacityReservation with(int otherCount, boolean otherOpen, Instant otherEnd) {
        return new CapacityReservation(id, offer, zoneId, otherCount, ebsOptimized, ephemeralStorage, otherOpen,
                startedAt, otherEnd, state);
    }
}
