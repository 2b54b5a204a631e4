package io.github.fakeec2.reservation;

import io.github.fakeec2.query.FilterSet;

/** The filters of DescribeCapacityReservations (API reference, DescribeCapacityReservations, Filter.N). */
final class ReservationFilters {

    static final FilterSet<CapacityReservation> ALL =
            FilterSet.<CapacityReservation>of("DescribeCapacityReservations")
                    .on("availability-zone", (row, region) -> row.value().offer().zone())
                    .on("availability-zone-id", (row, region) -> row.value().zoneId())
                    .on("end-date", (row, region) -> row.value().endsAt())
                    .on("end-date-type", (row, region) -> ReservationView.endDateType(row.value()))
                    .on("instance-match-criteria", (row, region) -> ReservationView.matchCriteria(row.value()))
                    .on("instance-platform", (row, region) -> row.value().offer().platform())
                    .on("instance-type", (row, region) -> row.value().offer().type())
                    // Reservations on Outposts and in placement groups cannot be made here, so that none has either.
                    .on("outpost-arn", (row, region) -> null)
                    .on("owner-id", (row, region) -> region.account())
                    .on("placement-group-arn", (row, region) -> null)
                    .on("start-date", (row, region) -> row.value().startedAt())
                    .on("state", (row, region) -> row.value().stateName())
                    .on("tenancy", (row, region) -> row.value().offer().tenancy())
                    .tags();

    private ReservationFilters() {
    }
}
