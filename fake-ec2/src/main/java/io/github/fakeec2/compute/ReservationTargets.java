package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.reservation.CapacityReservation;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.CapacityReservationSpecification;
import software.amazon.awssdk.services.ec2.model.CapacityReservationTarget;

/** Reads what a request says about Capacity Reservations (API reference, CapacityReservationSpecification). */
public final class ReservationTargets {

    private static final List<String> PREFERENCES = List.of("open", "none", "capacity-reservations-only");

    private ReservationTargets() {
    }

    /**
     * The wish for reserved capacity that a request states. Whether the reservation exists is seen when it is needed.
     *
     * @param operation the operation that the request is for
     * @throws AwsError {@code InvalidParameterValue} for an unknown preference, {@code InvalidParameterCombination} for
     *     a target together with a preference that contradicts it, {@code InvalidCapacityReservationId.Malformed}
     */
    public static ReservationTarget of(String operation, CapacityReservationSpecification wanted) {
        String preference = Required.orNull(wanted.capacityReservationPreferenceAsString());
        if (preference != null && !PREFERENCES.contains(preference)) {
            throw AwsError.invalidValue("capacityReservationPreference", preference);
        }
        CapacityReservationTarget target = wanted.capacityReservationTarget();
        if (target == null) {
            return preference == null ? ReservationTarget.OPEN : new ReservationTarget(preference, null, null, null);
        }
        // Groups of reservations belong to AWS Resource Groups, which is another service.
        SimulatedMembers.of(operation, "capacityReservationSpecification.capacityReservationTarget.",
                "CapacityReservationId").requireNoOther(target);
        String id = Required.text("capacityReservationId", target.capacityReservationId());
        CapacityReservation.TABLE.requireWellFormed(id);
        if (preference != null && !preference.equals("capacity-reservations-only")) {
            throw AwsError.of("InvalidParameterCombination", "The parameter capacityReservationPreference '"
                    + preference + "' cannot be used with the parameter capacityReservationTarget");
        }
        return new ReservationTarget(preference, id, null, null);
    }
}
