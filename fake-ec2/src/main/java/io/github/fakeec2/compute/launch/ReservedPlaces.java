package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.ReservationTarget;
import io.github.fakeec2.compute.ReservationTargets;
import io.github.fakeec2.compute.Settings;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.reservation.CapacityNeed;
import io.github.fakeec2.reservation.CapacityReservation;
import io.github.fakeec2.reservation.Reservations;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.CapacityReservationSpecification;

/**
 * The places in Capacity Reservations that instances can take which are launched or started (EC2 user guide, "Launch
 * instances into an existing Capacity Reservation"): reserved ones first, then any others, unless the instances run in
 * reserved capacity only.
 */
class ReservedPlaces {

    /** For instances that run in no reservation. */
    static final ReservedPlaces NONE = new ReservedPlaces();

    static ReservedPlaces forLaunch(Call call, LaunchRequest request, LaunchPlace place) {
        CapacityReservationSpecification specification = request.raw().capacityReservationSpecification();
        if (specification == null && !Reservations.any(call.region())) {
            return NONE;
        }
        ReservationTarget wish = specification == null
                ? ReservationTarget.OPEN : ReservationTargets.of("RunInstances", specification);
        return of(call, wish, request.spot() || place != null ? null : new CapacityNeed(request.type().name(),
                request.image().platformDetails(), null, request.tenancy()));
    }

    static ReservedPlaces forStart(Call call, Instance instance) {
        ReservationTarget wish = instance.settings().reservation();
        return wish.onlyReserved() || Reservations.any(call.region())
                ? of(call, wish, instance.capacityNeed()) : NONE;
    }

    private static ReservedPlaces of(Call call, ReservationTarget wish, CapacityNeed need) {
        return need == null && !wish.onlyReserved() || "none".equals(wish.preference())
                ? NONE : new Wanted(call, wish, need);
    }

    /** The zone that the instances must run in for the reservation that they want; null for any. */
    String zone() {
        return null;
    }

    /** Whether the instances run in reserved capacity or not at all. */
    boolean only() {
        return false;
    }

    /** Says of which tenancy the instances are, once their VPC is known. */
    void requireTenancy(String tenancy) {
        // what needs no reservation needs none of any tenancy either
    }

    /** How many instances there is room for in a zone, in reservations and outside together. */
    int roomWith(Capacity capacity, String zone) {
        return capacity.roomIn(zone);
    }

    /** The settings of the next instance, which takes a place where there is one; after {@link #roomWith}. */
    Settings next(Settings settings) {
        return settings;
    }

    /** The answer to a launch into a zone without room. */
    AwsError insufficient(Capacity capacity, String zone) {
        return only() ? Reservations.exceeded() : capacity.insufficientIn(zone);
    }

    /** For instances that reservations may take. */
    private static final class Wanted extends ReservedPlaces {

        private final Call call;
        private final ReservationTarget wish;
        private CapacityNeed need;
        private List<CapacityReservation> reservations = List.of();

        Wanted(Call call, ReservationTarget wish, CapacityNeed need) {
            this.call = call;
            this.wish = wish;
            this.need = need;
        }

        @Override
        String zone() {
            return wish.targetId() == null ? null
                    : call.table(CapacityReservation.TABLE).get(wish.targetId()).value().offer().zone();
        }

        @Override
        boolean only() {
            return wish.onlyReserved();
        }

        @Override
        void requireTenancy(String tenancy) {
            if (need != null) {
                need = new CapacityNeed(need.type(), need.platform(), need.zone(), tenancy);
            }
        }

        @Override
        int roomWith(Capacity capacity, String zone) {
            reservations = in(zone);
            int room = 0;
            for (CapacityReservation reservation : reservations) {
                room += Reservations.available(call.region(), reservation);
            }
            if (call.faults().isDown(zone)) {
                return 0;
            }
            int outside = only() ? 0 : capacity.roomIn(zone);
            return outside == Integer.MAX_VALUE ? outside : outside + room;
        }

        private List<CapacityReservation> in(String zone) {
            if (need == null) {
                throw Reservations.exceeded();
            }
            CapacityNeed here = new CapacityNeed(need.type(), need.platform(), zone, need.tenancy());
            return wish.targetId() == null ? Reservations.openFor(call.region(), here)
                    : List.of(Reservations.target(call, wish.targetId(), here));
        }

        @Override
        Settings next(Settings settings) {
            for (CapacityReservation reservation : reservations) {
                if (Reservations.available(call.region(), reservation) > 0) {
                    return settings.with(settings.reservation().using(reservation.id()));
                }
            }
            return settings;
        }
    }
}
