package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.VcpuQuota;
import io.github.fakeec2.compute.launch.Capacity;
import io.github.fakeec2.compute.launch.ReservedPlaces;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.reservation.Reservations;
import software.amazon.awssdk.services.ec2.model.Reservation;


/** Finds the capacity for an instance that starts again. */
public final class StartCapacity {

    private StartCapacity() {
    }

    /**
     * The instance, which has its place in a Capacity Reservation again where one takes it.
     *
     * @throws AwsError {@code VcpuLimitExceeded}, {@code InsufficientInstanceCapacity}, {@code
     *     ReservationCapacityExceeded}
     */
    public static Instance of(Call call, Instance instance) {
        // One that runs already is granted its start, and counts already.
        if (instance.state() == InstanceState.STOPPED) {
            VcpuQuota.requireRoom(call, instance);
        }
        ReservedPlaces reserved = ReservedPlaces.forStart(call, instance);
        Capacity capacity = instance.site().tenancy().equals("host")
                ? Capacity.ofHosts(call, instance.type()) : new Capacity(call, instance.type());
        if (reserved.roomWith(capacity, instance.zone()) == 0) {
            throw reserved.only() ? Reservations.exceeded()
                    : AwsError.of("InsufficientInstanceCapacity", 500, "Insufficient capacity.");
        }
        return instance.with(reserved.next(instance.settings()));
    }
}
