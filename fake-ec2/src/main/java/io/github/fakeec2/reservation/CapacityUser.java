package io.github.fakeec2.reservation;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.InterfaceHost;

/** What takes up capacity, as far as Capacity Reservations are concerned: an instance. */
public interface CapacityUser extends InterfaceHost {

    /** The reservation that it runs in, or null. */
    String reservationId();

    /** What a reservation must offer for it to run there; null where it can run in none, as a Spot Instance. */
    CapacityNeed capacityNeed();

    /** Whether it takes up capacity in its present state, other than that of a Dedicated Host. */
    boolean usesCapacity();

    /** Whether it runs in any open reservation that has what it needs, and has room. */
    boolean takesOpenReservations();

    /** Lets it run in another reservation from now on, or, with null, in none. */
    void moveTo(Call call, String reservationId);
}
