package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.SubnetCidrReservation;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Ranges;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateSubnetCidrReservationRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetCidrReservationResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetCidrReservationRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetCidrReservationResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetSubnetCidrReservationsRequest;
import software.amazon.awssdk.services.ec2.model.GetSubnetCidrReservationsResponse;

/** Reserves ranges of subnets. */
@Simulates(family = "Subnets")
final class SubnetCidrReservationApi {

    private static final FilterSet<SubnetCidrReservation> FILTERS =
            FilterSet.<SubnetCidrReservation>of("GetSubnetCidrReservations")
                    .on("reservationType", (row, region) -> row.value().type())
                    .on("subnet-id", (row, region) -> row.value().subnetId())
                    .tags();
    private static final Listing<SubnetCidrReservation> LISTING = new Listing<>(SubnetCidrReservation.TABLE,
            () -> FILTERS, PageRules.upperCase("SubnetCidrReservationIds", 5, 1000));

    private final Call call;
    private final Table<SubnetCidrReservation> reservations;

    SubnetCidrReservationApi(Call call) {
        this.call = call;
        this.reservations = call.table(SubnetCidrReservation.TABLE);
    }

    @Limits("A reservation for prefixes is kept free of addresses; prefixes may also come from elsewhere.")
    CreateSubnetCidrReservationResponse createSubnetCidrReservation(CreateSubnetCidrReservationRequest request) {
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(),
                SubnetCidrReservation.TABLE.resourceType());
        Required.text("subnetId", request.subnetId());
        String text = Required.text("cidr", request.cidr());
        String type = Required.text("reservationType", request.reservationTypeAsString());
        Subnet subnet = call.table(Subnet.TABLE).get(request.subnetId()).value();
        if (!Set.of(SubnetCidrReservation.PREFIX, SubnetCidrReservation.EXPLICIT).contains(type)) {
            throw AwsError.invalidValue("reservationType", type);
        }
        Cidr cidr = Cidr.tryParse(text).orElse(null);
        Ipv6Cidr ipv6Cidr = cidr == null ? Ranges.ipv6("cidr", text) : null;
        requireFree(subnet, cidr, ipv6Cidr);
        var row = reservations.insert(new SubnetCidrReservation(call.nextId(SubnetCidrReservation.TABLE), subnet.id(),
                cidr, ipv6Cidr, type, request.description()), tags);
        return CreateSubnetCidrReservationResponse.builder().subnetCidrReservation(view(row)).build();
    }

    private void requireFree(Subnet subnet, Cidr cidr, Ipv6Cidr ipv6Cidr) {
        boolean inside = cidr == null
                ? subnet.ipv6Cidr() != null && subnet.ipv6Cidr().contains(ipv6Cidr)
                : !subnet.ipv6Native() && subnet.cidr().contains(cidr);
        String text = cidr == null ? ipv6Cidr.toString() : cidr.toString();
        if (!inside) {
            throw AwsError.of("InvalidParameterValue",
                    "Reservation CIDR " + text + " is not within the CIDR block of the subnet");
        }
        for (Row<SubnetCidrReservation> row
                : reservations.by(SubnetCidrReservation.BY_SUBNET, subnet.id())) {
            SubnetCidrReservation other = row.value();
            if (cidr != null && other.cidr() != null && other.cidr().overlaps(cidr)
                    || ipv6Cidr != null && other.ipv6Cidr() != null && other.ipv6Cidr().overlaps(ipv6Cidr)) {
                throw AwsError.of("InvalidParameterValue",
                        "Reservation CIDR " + text + " has overlap with existing reserved CIDR block")
                        .withHint("it overlaps " + row.id());
            }
        }
    }

    GetSubnetCidrReservationsResponse getSubnetCidrReservations(GetSubnetCidrReservationsRequest request) {
        String subnetId = Required.text("subnetId", request.subnetId());
        List<Filter> filters = new ArrayList<>(request.filters());
        filters.add(Filter.builder()
                .name("subnet-id")
                .values(call.table(Subnet.TABLE).get(subnetId).id())
                .build());
        Page<SubnetCidrReservation> page =
                LISTING.page(call.region(), List.of(), filters, request.maxResults(), request.nextToken());
        var ipv4 = new ArrayList<software.amazon.awssdk.services.ec2.model.SubnetCidrReservation>();
        var ipv6 = new ArrayList<software.amazon.awssdk.services.ec2.model.SubnetCidrReservation>();
        for (Row<SubnetCidrReservation> row : page.rows()) {
            (row.value().cidr() == null ? ipv6 : ipv4).add(view(row));
        }
        return GetSubnetCidrReservationsResponse.builder()
                .subnetIpv4CidrReservations(ipv4)
                .subnetIpv6CidrReservations(ipv6)
                .nextToken(page.nextToken())
                .build();
    }

    DeleteSubnetCidrReservationResponse deleteSubnetCidrReservation(DeleteSubnetCidrReservationRequest request) {
        var row = reservations.get(Required.text("subnetCidrReservationId", request.subnetCidrReservationId()));
        reservations.delete(row.id());
        return DeleteSubnetCidrReservationResponse.builder().deletedSubnetCidrReservation(view(row)).build();
    }

    private software.amazon.awssdk.services.ec2.model.SubnetCidrReservation view(Row<SubnetCidrReservation> row) {
        SubnetCidrReservation reservation = row.value();
        return row.view(() -> software.amazon.awssdk.services.ec2.model.SubnetCidrReservation.builder()
                .subnetCidrReservationId(reservation.id())
                .subnetId(reservation.subnetId())
                .cidr(reservation.cidr() == null
                        ? reservation.ipv6Cidr().toString() : reservation.cidr().toString())
                .reservationType(reservation.type())
                .ownerId(call.account())
                .description(reservation.description())
                .tags(TagRules.toSdk(row.tags()))
                .build());
    }
}
