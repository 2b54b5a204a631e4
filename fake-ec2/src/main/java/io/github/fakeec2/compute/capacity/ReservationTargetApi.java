package io.github.fakeec2.compute.capacity;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.ReservationTarget;
import io.github.fakeec2.compute.ReservationTargets;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.reservation.CapacityReservation;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCapacityReservationAttributesRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCapacityReservationAttributesResponse;

/** Changes which Capacity Reservation an instance wants to run in. */
@Simulates(family = "Capacity Reservations")
final class ReservationTargetApi {

    private final Call call;

    ReservationTargetApi(Call call) {
        this.call = call;
    }

    /** "For a stopped instance" alone (EC2 user guide, "Modify the Capacity Reservation settings of your instance"). */
    @Limits("Groups of Capacity Reservations are refused.")
    ModifyInstanceCapacityReservationAttributesResponse modifyInstanceCapacityReservationAttributes(
            ModifyInstanceCapacityReservationAttributesRequest request) {
        String id = Required.text("instanceId", request.instanceId());
        if (request.capacityReservationSpecification() == null) {
            throw Required.missing("capacityReservationSpecification");
        }
        ReservationTarget wish = ReservationTargets.of("ModifyInstanceCapacityReservationAttributes",
                request.capacityReservationSpecification());
        Instance instance = call.table(Instance.TABLE).get(id).value();
        if (instance.state() != InstanceState.STOPPED) {
            throw AwsError.of("IncorrectInstanceState", "The instance '" + id + "' is not in the 'stopped' state.");
        }
        if (wish.targetId() != null) {
            call.table(CapacityReservation.TABLE).get(wish.targetId());
        }
        call.table(Instance.TABLE).update(instance.with(instance.settings().with(wish)));
        return ModifyInstanceCapacityReservationAttributesResponse.builder().returnValue(true).build();
    }
}
