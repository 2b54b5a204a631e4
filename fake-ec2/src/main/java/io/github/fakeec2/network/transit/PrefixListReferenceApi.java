package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.PrefixList;
import io.github.fakeec2.network.PrefixLists;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayPrefixListReferenceRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayPrefixListReferenceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayPrefixListReferenceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayPrefixListReferenceResponse;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayPrefixListReferencesRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayPrefixListReferencesResponse;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayPrefixListReferenceRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayPrefixListReferenceResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPrefixListReference;

/** Routes to the ranges of prefix lists. */
@Simulates(family = "Transit gateway route tables")
final class PrefixListReferenceApi {

    private static final Listing<PrefixListReference> LISTING = new Listing<>(PrefixListReference.TABLE,
            () -> TransitGatewayFilters.REFERENCES, PageRules.upperCase("TransitGatewayRouteTableId", 5, 1000));

    private final Call call;

    PrefixListReferenceApi(Call call) {
        this.call = call;
    }

    CreateTransitGatewayPrefixListReferenceResponse createTransitGatewayPrefixListReference(
            CreateTransitGatewayPrefixListReferenceRequest request) {
        RouteTargeting target = RouteTargeting.read(call, request.transitGatewayRouteTableId(),
                request.transitGatewayAttachmentId(), request.blackhole());
        String list = listIn(request.prefixListId());
        PrefixListReference reference =
                PrefixListReference.of(target.routeTableId(), list, target.attachmentId(), "pending");
        if (call.table(PrefixListReference.TABLE).find(reference.id()) != null) {
            throw AwsError.of("RouteAlreadyExists", "Route " + list
                    + " already exists in Transit Gateway Route Table " + target.routeTableId() + ".");
        }
        RouteTargeting.requireRoom(call, target.routeTableId(), PrefixLists.maxEntries(call.region(), list));
        call.table(PrefixListReference.TABLE).insert(reference, Map.of());
        becomeAvailable(reference);
        return CreateTransitGatewayPrefixListReferenceResponse.builder()
                .transitGatewayPrefixListReference(view(reference)).build();
    }

    ModifyTransitGatewayPrefixListReferenceResponse modifyTransitGatewayPrefixListReference(
            ModifyTransitGatewayPrefixListReferenceRequest request) {
        RouteTargeting target = RouteTargeting.read(call, request.transitGatewayRouteTableId(),
                request.transitGatewayAttachmentId(), request.blackhole());
        PrefixListReference before = existing(target.routeTableId(), request.prefixListId());
        Requests.requireAvailable(before);
        PrefixListReference changed = PrefixListReference.of(before.routeTableId(), before.prefixListId(),
                target.attachmentId(), "modifying");
        call.table(PrefixListReference.TABLE).update(changed);
        becomeAvailable(changed);
        return ModifyTransitGatewayPrefixListReferenceResponse.builder()
                .transitGatewayPrefixListReference(view(changed)).build();
    }

    private void becomeAvailable(PrefixListReference reference) {
        Phases.becomeAvailable(call, PrefixListReference.TABLE, reference.id(), Delay.TRANSIT_GATEWAY_PART_STEP);
    }

    DeleteTransitGatewayPrefixListReferenceResponse deleteTransitGatewayPrefixListReference(
            DeleteTransitGatewayPrefixListReferenceRequest request) {
        String table = tableIn(request.transitGatewayRouteTableId());
        PrefixListReference reference = existing(table, request.prefixListId());
        call.table(PrefixListReference.TABLE).delete(reference.id());
        return DeleteTransitGatewayPrefixListReferenceResponse.builder()
                .transitGatewayPrefixListReference(view(reference.inState("deleting"))).build();
    }

    GetTransitGatewayPrefixListReferencesResponse getTransitGatewayPrefixListReferences(
            GetTransitGatewayPrefixListReferencesRequest request) {
        String table = tableIn(request.transitGatewayRouteTableId());
        Page<PrefixListReference> page = LISTING.page(call.table(PrefixListReference.TABLE)
                        .by(PrefixListReference.BY_TABLE, table), call.region(), false, request.filters(),
                request.maxResults(), request.nextToken());
        return GetTransitGatewayPrefixListReferencesResponse.builder()
                .transitGatewayPrefixListReferences(page.map(row -> view(row.value())))
                .nextToken(page.nextToken())
                .build();
    }

    private String tableIn(String id) {
        return Requests.existing(call, TransitGatewayRouteTable.TABLE, id, "TransitGatewayRouteTableId").id();
    }

    private String listIn(String id) {
        return PrefixLists.get(call, Requests.required(id, "PrefixListId")).id();
    }

    private PrefixListReference existing(String table, String listId) {
        String list = listIn(listId);
        Row<PrefixListReference> row =
                call.table(PrefixListReference.TABLE).find(PrefixListReference.idOf(table, list));
        if (row == null) {
            throw AwsError.of("InvalidRoute.NotFound", "Route " + list
                    + " does not exist in Transit Gateway Route Table " + table + ".");
        }
        return row.value();
    }

    private TransitGatewayPrefixListReference view(PrefixListReference reference) {
        Row<PrefixList> list = PrefixLists.find(call.region(), reference.prefixListId());
        Row<TransitGatewayAttachment> attachment = reference.attachmentId() == null
                ? null : call.table(TransitGatewayAttachment.TABLE).find(reference.attachmentId());
        var view = TransitGatewayPrefixListReference.builder()
                .transitGatewayRouteTableId(reference.routeTableId())
                .prefixListId(reference.prefixListId())
                .prefixListOwnerId(list == null ? null : list.value().ownerId())
                .state(reference.stateName())
                .blackhole(reference.attachmentId() == null);
        if (attachment != null) {
            view.transitGatewayAttachment(target -> target.transitGatewayAttachmentId(attachment.id())
                    .resourceId(attachment.value().resourceId())
                    .resourceType(attachment.value().kind().resourceType()));
        }
        return view.build();
    }
}
