package io.github.fakeec2.assertions;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.CapacityReservation;
import software.amazon.awssdk.services.ec2.model.CapacityReservationState;

/** Assertions on a Capacity Reservation. */
public class CapacityReservationAssert
        extends AbstractResourceAssert<CapacityReservationAssert, CapacityReservation> {

    CapacityReservationAssert(Scope scope, Supplier<String> id) {
        super(scope, ResourceKinds.CAPACITY_RESERVATION, id);
    }

    /** The state is {@code active}. */
    public CapacityReservationAssert isActive() {
        return isInState(CapacityReservationState.ACTIVE);
    }

    /** The state is the given one. */
    public CapacityReservationAssert isInState(CapacityReservationState state) {
        return expectState(Inputs.required(state, "state").toString());
    }

    /** The reservation is for so many instances, used or not. */
    public CapacityReservationAssert hasTotalInstances(int count) {
        return expectEqual("to have total instances", "number", count, CapacityReservation::totalInstanceCount);
    }

    /** So many instances still fit in. */
    public CapacityReservationAssert hasAvailableInstances(int count) {
        return expectEqual("to have available instances", "number", count,
                CapacityReservation::availableInstanceCount);
    }
}
