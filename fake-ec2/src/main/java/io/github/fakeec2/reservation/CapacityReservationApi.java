package io.github.fakeec2.reservation;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.Slice;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CancelCapacityReservationRequest;
import software.amazon.awssdk.services.ec2.model.CancelCapacityReservationResponse;
import software.amazon.awssdk.services.ec2.model.CreateCapacityReservationRequest;
import software.amazon.awssdk.services.ec2.model.CreateCapacityReservationResponse;
import software.amazon.awssdk.services.ec2.model.DescribeCapacityReservationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeCapacityReservationsResponse;
import software.amazon.awssdk.services.ec2.model.GetCapacityReservationUsageRequest;
import software.amazon.awssdk.services.ec2.model.GetCapacityReservationUsageResponse;
import software.amazon.awssdk.services.ec2.model.InstanceUsage;
import software.amazon.awssdk.services.ec2.model.ModifyCapacityReservationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyCapacityReservationResponse;

/** Makes, lists, changes and cancels Capacity Reservations. */
@Simulates(family = "Capacity Reservations")
final class CapacityReservationApi {

    private static final Listing<CapacityReservation> LISTING = new Listing<>(CapacityReservation.TABLE,
            () -> ReservationFilters.ALL, PageRules.lowerCase("capacityReservationIdSet", 1, 1000));
    private static final PageRules USAGE_PAGES = PageRules.lowerCase("", 1, 1000);

    private final Call call;

    CapacityReservationApi(Call call) {
        this.call = call;
    }

    @Limits("Future-dated reservations, Outposts and placement groups are refused; reserved capacity does not count "
            + "against quotas.")
    CreateCapacityReservationResponse createCapacityReservation(CreateCapacityReservationRequest request) {
        CapacityReservation reservation = new ReservationRequest(call).create(request);
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), CapacityReservation.TABLE.resourceType());
        Row<CapacityReservation> row = new ReservationLife(call).create(reservation, tags);
        return CreateCapacityReservationResponse.builder()
                .capacityReservation(ReservationView.of(row, call.region()))
                .build();
    }

    @Limits("Reservations that were cancelled or have expired stay visible for good.")
    DescribeCapacityReservationsResponse describeCapacityReservations(DescribeCapacityReservationsRequest request) {
        Page<CapacityReservation> page = LISTING.page(call.region(), request.capacityReservationIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeCapacityReservationsResponse.builder()
                .capacityReservations(page.map(row -> ReservationView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    ModifyCapacityReservationResponse modifyCapacityReservation(ModifyCapacityReservationRequest request) {
        CapacityReservation reservation = existing(request.capacityReservationId());
        new ReservationLife(call).change(reservation, new ReservationRequest(call).modify(reservation, request));
        return ModifyCapacityReservationResponse.builder().returnValue(true).build();
    }

    CancelCapacityReservationResponse cancelCapacityReservation(CancelCapacityReservationRequest request) {
        CapacityReservation reservation = existing(request.capacityReservationId());
        ReservationRequest.requireActive(reservation, "cancelled");
        new ReservationLife(call).end(reservation, CapacityReservation.State.CANCELLED);
        return CancelCapacityReservationResponse.builder().returnValue(true).build();
    }

    @Limits("Reservations are not shared, so that there is one page, and the owner's usage on it.")
    GetCapacityReservationUsageResponse getCapacityReservationUsage(GetCapacityReservationUsageRequest request) {
        CapacityReservation reservation = existing(request.capacityReservationId());
        Slice<InstanceUsage> page = Slice.of(List.of(usage(reservation)), reservation.id(), USAGE_PAGES,
                request.maxResults(), request.nextToken());
        return GetCapacityReservationUsageResponse.builder()
                .capacityReservationId(reservation.id())
                .instanceType(reservation.offer().type())
                .totalInstanceCount(reservation.count())
                .availableInstanceCount(Reservations.available(call.region(), reservation))
                .state(reservation.stateName())
                .instanceUsages(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private InstanceUsage usage(CapacityReservation reservation) {
        return InstanceUsage.builder()
                .accountId(call.account())
                .usedInstanceCount(Reservations.used(call.region(), reservation.id()))
                .build();
    }

    private CapacityReservation existing(String id) {
        return call.table(CapacityReservation.TABLE).get(Required.text("capacityReservationId", id)).value();
    }
}
