package io.github.fakeec2.compute;

/**
 * Which Capacity Reservation an instance wants, and which it has.
 *
 * @param preference open, none or capacity-reservations-only; null for one that is given a target alone
 * @param targetId the reservation that it is to run in, or null
 * @param targetGroupArn the resource group of reservations that it is to run in, or null
 * @param usedId the reservation that it runs in, or null
 */
public record ReservationTarget(String preference, String targetId, String targetGroupArn, String usedId) {

    /** What an instance has whose launch asked for nothing else. */
    public static final ReservationTarget OPEN = new ReservationTarget("open", null, null, null);

    /** Whether the instance runs in an open reservation that matches it. */
    boolean takesOpen() {
        return targetId == null && !"none".equals(preference);
    }

    /** Whether the instance runs in reserved capacity or not at all. */
    public boolean onlyReserved() {
        return targetId != null || "capacity-reservations-only".equals(preference);
    }

    /** The same in another reservation, or, with null, in none. */
    public ReservationTarget using(String reservationId) {
        return new ReservationTarget(preference, targetId, targetGroupArn, reservationId);
    }
}
