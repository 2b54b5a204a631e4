package io.github.fakeec2.compute.view;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceIds;
import io.github.fakeec2.compute.view.InstanceFilters;
import io.github.fakeec2.compute.view.InstanceView;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Reservation;


/** Listing instances. */
@Simulates(family = "Instances")
final class InstanceListingApi {

    private static final Listing<Instance> LISTING = new Listing<>(Instance.TABLE, () -> InstanceFilters.ALL,
            PageRules.capped("instancesSet", 5, 1000));

    private final Call call;

    InstanceListingApi(Call call) {
        this.call = call;
    }

    @Limits("A page is cut at instances, not at reservations, so that it never holds more than MaxResults of them.")
    DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
        Page<Instance> page = LISTING.page(call.region(), InstanceIds.orNone(request.instanceIds()), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeInstancesResponse.builder()
                .reservations(reservations(page.rows()))
                .nextToken(page.nextToken())
                .build();
    }

    private List<Reservation> reservations(List<Row<Instance>> rows) {
        if (rows.size() <= 1) {
            return rows.isEmpty() ? List.of() : List.of(reservation(rows));
        }
        Map<String, List<Row<Instance>>> byReservation = new LinkedHashMap<>();
        for (Row<Instance> row : rows) {
            byReservation.computeIfAbsent(row.value().launch().reservationId(), id -> new ArrayList<>()).add(row);
        }
        List<Reservation> reservations = new ArrayList<>(byReservation.size());
        byReservation.values().forEach(same -> reservations.add(reservation(same)));
        return reservations;
    }

    private Reservation reservation(List<Row<Instance>> rows) {
        List<software.amazon.awssdk.services.ec2.model.Instance> instances = new ArrayList<>(rows.size());
        for (Row<Instance> row : rows) {
            instances.add(InstanceView.of(row, call));
        }
        return Reservation.builder()
                .reservationId(rows.get(0).value().launch().reservationId())
                .ownerId(call.account())
                .groups(List.of())
                .instances(instances)
                .build();
    }
}
