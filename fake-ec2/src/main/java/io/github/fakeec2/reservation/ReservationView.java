package io.github.fakeec2.reservation;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.Arns;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;

/** Shows a Capacity Reservation as DescribeCapacityReservations does. */
final class ReservationView {

    private ReservationView() {
    }

    static software.amazon.awssdk.services.ec2.model.CapacityReservation of(Row<CapacityReservation> row,
            RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.CapacityReservation build(Row<CapacityReservation> row,
            RegionState region) {
        CapacityReservation reservation = row.value();
        return software.amazon.awssdk.services.ec2.model.CapacityReservation.builder()
                .capacityReservationId(reservation.id())
                .capacityReservationArn(Arns.of(region, CapacityReservation.TABLE, reservation.id()))
                .ownerId(region.account())
                .instanceType(reservation.offer().type())
                .instancePlatform(reservation.offer().platform())
                .availabilityZone(reservation.offer().zone())
                .availabilityZoneId(reservation.zoneId())
                .tenancy(reservation.offer().tenancy())
                .totalInstanceCount(reservation.count())
                .availableInstanceCount(Reservations.available(region, reservation))
                .ebsOptimized(reservation.ebsOptimized())
                .ephemeralStorage(reservation.ephemeralStorage())
                .state(reservation.stateName())
                .createDate(row.createdAt())
                .startDate(reservation.startedAt())
                .endDate(reservation.endsAt())
                .endDateType(endDateType(reservation))
                .instanceMatchCriteria(matchCriteria(reservation))
                .applyMutation(NewerSdk.member("CapacityReservation.reservationType",
                        builder -> builder.reservationType("default")))
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    static String endDateType(CapacityReservation reservation) {
        return reservation.endsAt() == null ? "unlimited" : "limited";
    }

    static String matchCriteria(CapacityReservation reservation) {
        return reservation.open() ? "open" : "targeted";
    }
}
