package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.SimulatedMembers;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DisableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.DisableTransitGatewayRouteTablePropagationResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateTransitGatewayRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationResponse;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTableAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTableAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTablePropagationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTablePropagationsResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPropagation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTablePropagation;

/** Connects attachments with route tables: which table routes their packets, which tables know the way to them. */
@Simulates(family = "Transit gateway route tables")
final class RouteTableLinkApi {

    private static final Listing<TransitGatewayLink> ASSOCIATIONS = new Listing<>(TransitGatewayLink.ASSOCIATIONS,
            () -> TransitGatewayFilters.ASSOCIATIONS, PageRules.upperCase("TransitGatewayRouteTableId", 5, 1000));
    private static final Listing<TransitGatewayLink> PROPAGATIONS = new Listing<>(TransitGatewayLink.PROPAGATIONS,
            () -> TransitGatewayFilters.PROPAGATIONS, PageRules.upperCase("TransitGatewayRouteTableId", 5, 1000));
    private static final SimulatedMembers ENABLE = SimulatedMembers.of("EnableTransitGatewayRouteTablePropagation", "",
            "TransitGatewayRouteTableId", "TransitGatewayAttachmentId", "DryRun");
    private static final SimulatedMembers DISABLE = SimulatedMembers.of("DisableTransitGatewayRouteTablePropagation",
            "", "TransitGatewayRouteTableId", "TransitGatewayAttachmentId", "DryRun");

    private final Call call;

    RouteTableLinkApi(Call call) {
        this.call = call;
    }

    // ---- associations

    AssociateTransitGatewayRouteTableResponse associateTransitGatewayRouteTable(
            AssociateTransitGatewayRouteTableRequest request) {
        TransitGatewayLink link = RouteTableLinks.between(call, request.transitGatewayRouteTableId(),
                request.transitGatewayAttachmentId(), "associating");
        if (RouteTableLinks.association(call, link.attachmentId()) != null) {
            throw AwsError.of("Resource.AlreadyAssociated", "Transit Gateway Attachment " + link.attachmentId()
                    + " is already associated to a route table.");
        }
        call.table(TransitGatewayLink.ASSOCIATIONS).insert(link, Map.of());
        RouteTableLinks.settle(call, TransitGatewayLink.ASSOCIATIONS, link, "associated");
        return AssociateTransitGatewayRouteTableResponse.builder().association(association(link)).build();
    }

    DisassociateTransitGatewayRouteTableResponse disassociateTransitGatewayRouteTable(
            DisassociateTransitGatewayRouteTableRequest request) {
        TransitGatewayLink link = RouteTableLinks.existing(call, TransitGatewayLink.ASSOCIATIONS,
                request.transitGatewayRouteTableId(), request.transitGatewayAttachmentId());
        if (link == null) {
            throw AwsError.of("InvalidAssociation.NotFound", "Association " + request.transitGatewayAttachmentId()
                    + " does not exist in Transit Gateway Route Table " + request.transitGatewayRouteTableId() + ".");
        }
        if (!link.stateName().equals("associated")) {
            throw Requests.incorrectState(link.attachmentId()).withHint("its association is " + link.stateName());
        }
        TransitGatewayLink ending = link.inState("disassociating");
        call.table(TransitGatewayLink.ASSOCIATIONS).update(ending);
        RouteTableLinks.settle(call, TransitGatewayLink.ASSOCIATIONS, ending, null);
        return DisassociateTransitGatewayRouteTableResponse.builder().association(association(ending)).build();
    }

    private TransitGatewayAssociation association(TransitGatewayLink link) {
        TransitGatewayAttachment attachment = attachmentOf(link);
        return TransitGatewayAssociation.builder()
                .transitGatewayRouteTableId(link.tableId())
                .transitGatewayAttachmentId(link.attachmentId())
                .resourceId(attachment.resourceId())
                .resourceType(attachment.kind().resourceType())
                .state(link.stateName())
                .build();
    }

    private TransitGatewayAttachment attachmentOf(TransitGatewayLink link) {
        return call.table(TransitGatewayAttachment.TABLE).value(link.attachmentId());
    }

    GetTransitGatewayRouteTableAssociationsResponse getTransitGatewayRouteTableAssociations(
            GetTransitGatewayRouteTableAssociationsRequest request) {
        String table = tableIn(request.transitGatewayRouteTableId());
        Page<TransitGatewayLink> page = ASSOCIATIONS.page(call.table(TransitGatewayLink.ASSOCIATIONS)
                        .by(TransitGatewayLink.ASSOCIATIONS_BY_TABLE, table), call.region(), false,
                request.filters(), request.maxResults(), request.nextToken());
        return GetTransitGatewayRouteTableAssociationsResponse.builder()
                .associations(page.map(row -> associationOfTable(row.value())))
                .nextToken(page.nextToken())
                .build();
    }

    private TransitGatewayRouteTableAssociation associationOfTable(TransitGatewayLink link) {
        TransitGatewayAttachment attachment = attachmentOf(link);
        return TransitGatewayRouteTableAssociation.builder()
                .transitGatewayAttachmentId(link.attachmentId())
                .resourceId(attachment.resourceId())
                .resourceType(attachment.kind().resourceType())
                .state(link.stateName())
                .build();
    }

    private String tableIn(String id) {
        return Requests.existing(call, TransitGatewayRouteTable.TABLE, id, "TransitGatewayRouteTableId").id();
    }

    // ---- propagations

    EnableTransitGatewayRouteTablePropagationResponse enableTransitGatewayRouteTablePropagation(
            EnableTransitGatewayRouteTablePropagationRequest request) {
        ENABLE.requireNoOther(request);
        TransitGatewayLink link = RouteTableLinks.between(call, request.transitGatewayRouteTableId(),
                request.transitGatewayAttachmentId(), "enabled");
        if (attachmentOf(link).kind() == Kind.PEERING) {
            throw AwsError.of("UnsupportedOperation", "Route propagation is not supported for Transit Gateway Peering "
                    + "Attachment " + link.attachmentId() + ".").withHint("routes to a peering are static ones");
        }
        if (call.table(TransitGatewayLink.PROPAGATIONS).find(link.id()) != null) {
            throw AwsError.of("TransitGatewayRouteTablePropagation.Duplicate", "Propagation " + link.attachmentId()
                    + " already exists in Transit Gateway Route Table " + link.tableId() + ".");
        }
        call.table(TransitGatewayLink.PROPAGATIONS).insert(link, Map.of());
        return EnableTransitGatewayRouteTablePropagationResponse.builder().propagation(propagation(link)).build();
    }

    DisableTransitGatewayRouteTablePropagationResponse disableTransitGatewayRouteTablePropagation(
            DisableTransitGatewayRouteTablePropagationRequest request) {
        DISABLE.requireNoOther(request);
        TransitGatewayLink link = RouteTableLinks.existing(call, TransitGatewayLink.PROPAGATIONS,
                request.transitGatewayRouteTableId(), request.transitGatewayAttachmentId());
        if (link == null) {
            throw AwsError.of("TransitGatewayRouteTablePropagation.NotFound", "Propagation "
                    + request.transitGatewayAttachmentId() + " does not exist in Transit Gateway Route Table "
                    + request.transitGatewayRouteTableId() + ".");
        }
        call.table(TransitGatewayLink.PROPAGATIONS).delete(link.id());
        return DisableTransitGatewayRouteTablePropagationResponse.builder()
                .propagation(propagation(link.inState("disabled"))).build();
    }

    private TransitGatewayPropagation propagation(TransitGatewayLink link) {
        TransitGatewayAttachment attachment = attachmentOf(link);
        return TransitGatewayPropagation.builder()
                .transitGatewayAttachmentId(link.attachmentId())
                .resourceId(attachment.resourceId())
                .resourceType(attachment.kind().resourceType())
                .transitGatewayRouteTableId(link.tableId())
                .state(link.stateName())
                .build();
    }

    GetTransitGatewayRouteTablePropagationsResponse getTransitGatewayRouteTablePropagations(
            GetTransitGatewayRouteTablePropagationsRequest request) {
        String table = tableIn(request.transitGatewayRouteTableId());
        Page<TransitGatewayLink> page = PROPAGATIONS.page(call.table(TransitGatewayLink.PROPAGATIONS)
                        .by(TransitGatewayLink.PROPAGATIONS_BY_TABLE, table), call.region(), false,
                request.filters(), request.maxResults(), request.nextToken());
        return GetTransitGatewayRouteTablePropagationsResponse.builder()
                .transitGatewayRouteTablePropagations(page.map(row -> propagationOfTable(row.value())))
                .nextToken(page.nextToken())
                .build();
    }

    private TransitGatewayRouteTablePropagation propagationOfTable(TransitGatewayLink link) {
        TransitGatewayAttachment attachment = attachmentOf(link);
        return TransitGatewayRouteTablePropagation.builder()
                .transitGatewayAttachmentId(link.attachmentId())
                .resourceId(attachment.resourceId())
                .resourceType(attachment.kind().resourceType())
                .state(link.stateName())
                .build();
    }
}
