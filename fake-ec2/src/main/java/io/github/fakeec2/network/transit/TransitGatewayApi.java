package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayResponse;

/** Makes, changes, lists and deletes transit gateways. */
@Simulates(family = "Transit gateways")
final class TransitGatewayApi {

    private static final Listing<TransitGateway> LISTING = new Listing<>(TransitGateway.TABLE,
            () -> TransitGatewayFilters.GATEWAYS, PageRules.upperCase("TransitGatewayIds", 5, 1000));

    private final Call call;

    TransitGatewayApi(Call call) {
        this.call = call;
    }

    CreateTransitGatewayResponse createTransitGateway(CreateTransitGatewayRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), TransitGateway.TABLE.resourceType());
        Requests.requireRoom(Requests.living(call.table(TransitGateway.TABLE).all()), 1,
                call.quota(Quota.TRANSIT_GATEWAYS_PER_ACCOUNT), "TransitGatewayLimitExceeded", "transit gateways");
        String id = call.nextId(TransitGateway.TABLE);
        TransitGatewayOptions options = new TransitGatewayOptions(call, id);
        var gateway = new TransitGateway(id, "pending", request.description(), options.ofNew(request.options()));
        Row<TransitGateway> row = call.table(TransitGateway.TABLE).insert(gateway, tags);
        Phases.becomeAvailable(call, TransitGateway.TABLE, id, Delay.TRANSIT_GATEWAY_STEP);
        return CreateTransitGatewayResponse.builder().transitGateway(TransitGatewayView.of(row, call.region())).build();
    }

    DescribeTransitGatewaysResponse describeTransitGateways(DescribeTransitGatewaysRequest request) {
        Page<TransitGateway> page = LISTING.page(call.region(), request.transitGatewayIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeTransitGatewaysResponse.builder()
                .transitGateways(page.map(row -> TransitGatewayView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    ModifyTransitGatewayResponse modifyTransitGateway(ModifyTransitGatewayRequest request) {
        TransitGateway gateway = Requests.available(call, TransitGateway.TABLE, request.transitGatewayId(),
                "TransitGatewayId").value();
        String description = request.description() == null ? gateway.description() : request.description();
        var options = new TransitGatewayOptions(call, gateway.id()).changed(gateway.options(), request.options());
        Row<TransitGateway> row = call.table(TransitGateway.TABLE)
                .update(gateway.with(description, options).inState("modifying"));
        Phases.becomeAvailable(call, TransitGateway.TABLE, gateway.id(), Delay.TRANSIT_GATEWAY_PART_STEP);
        return ModifyTransitGatewayResponse.builder().transitGateway(TransitGatewayView.of(row, call.region())).build();
    }

    DeleteTransitGatewayResponse deleteTransitGateway(DeleteTransitGatewayRequest request) {
        TransitGateway gateway = Requests.available(call, TransitGateway.TABLE, request.transitGatewayId(),
                "TransitGatewayId").value();
        requireUnused(gateway.id());
        for (Row<TransitGatewayRouteTable> table : List.copyOf(call.table(TransitGatewayRouteTable.TABLE)
                .by(TransitGatewayRouteTable.BY_GATEWAY, gateway.id()))) {
            if (table.value().isAvailable() || table.value().stateName().equals("pending")) {
                RouteTableLife.end(call, table.id());
            }
        }
        Row<TransitGateway> row =
                Phases.end(call, TransitGateway.TABLE, gateway.id(), Delay.TRANSIT_GATEWAY_STEP);
        return DeleteTransitGatewayResponse.builder().transitGateway(TransitGatewayView.of(row, call.region())).build();
    }

    private void requireUnused(String id) {
        List<TransitGatewayAttachment> attachments = Attachments.living(call, id);
        for (Kind kind : Kind.values()) {
            requireNone(id, kind.plural(), attachments.stream().filter(attachment -> attachment.kind() == kind)
                    .map(TransitGatewayAttachment::id).toList());
        }
        List<String> domains = new ArrayList<>();
        for (Row<MulticastDomain> row : call.table(MulticastDomain.TABLE).by(MulticastDomain.BY_GATEWAY, id)) {
            if (!row.value().isGone()) {
                domains.add(row.id());
            }
        }
        requireNone(id, "Transit Gateway Multicast Domains", domains);
    }

    /** Refuses to go on while something stands on a resource, in the words that transit gateways have. */
    private static void requireNone(String id, String what, List<String> dependents) {
        if (!dependents.isEmpty()) {
            throw AwsError.of("IncorrectState",
                    id + " has non-deleted " + what + ": " + String.join(", ", dependents) + ".");
        }
    }
}
