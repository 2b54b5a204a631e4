package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import io.github.fakeec2.time.Delay;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** What connects attachments with the tables of their transit gateway. */
final class RouteTableLinks {

    private RouteTableLinks() {
    }

    /** The association of an attachment with a route table, or null. */
    static TransitGatewayLink association(Call hub, String attachmentId) {
        return only(hub.table(TransitGatewayLink.ASSOCIATIONS).by(TransitGatewayLink.ASSOCIATION_OF, attachmentId));
    }

    static TransitGatewayLink only(Collection<Row<TransitGatewayLink>> links) {
        Iterator<Row<TransitGatewayLink>> found = links.iterator();
        return found.hasNext() ? found.next().value() : null;
    }

    /**
     * Associates a new attachment with the default route table and lets it propagate its routes, as its transit
     * gateway has it. A peering propagates nothing: its routes are static (Transit Gateway guide, "Transit gateway
     * peering attachments").
     */
    static void connectToDefaults(Call hub, TransitGatewayAttachment attachment) {
        TransitGateway.Options options =
                hub.table(TransitGateway.TABLE).value(attachment.transitGatewayId()).options();
        if (options.associationRouteTableId() != null && association(hub, attachment.id()) == null) {
            add(hub, TransitGatewayLink.ASSOCIATIONS,
                    TransitGatewayLink.of(options.associationRouteTableId(), attachment.id(), "associated"));
        }
        if (options.propagationRouteTableId() != null && attachment.kind() != Kind.PEERING) {
            add(hub, TransitGatewayLink.PROPAGATIONS,
                    TransitGatewayLink.of(options.propagationRouteTableId(), attachment.id(), "enabled"));
        }
    }

    /**
     * A link that a request asks for, between a route table and an attachment of the same transit gateway.
     *
     * @throws AwsError {@code MissingParameter}; the errors for ids; {@code IncorrectState}; {@code
     *     InvalidParameterValue} for two transit gateways
     */
    static TransitGatewayLink between(Call hub, String tableId, String attachmentId, String state) {
        TransitGatewayRouteTable table = Requests.available(hub, TransitGatewayRouteTable.TABLE, tableId,
                "TransitGatewayRouteTableId").value();
        TransitGatewayAttachment attachment = attachment(hub, table.transitGatewayId(), attachmentId);
        return TransitGatewayLink.of(table.id(), attachment.id(), state);
    }

    /** The attachment that a request names, which must be an available one of the transit gateway. */
    static TransitGatewayAttachment attachment(Call hub, String gatewayId, String attachmentId) {
        TransitGatewayAttachment attachment = Requests.available(hub, TransitGatewayAttachment.TABLE, attachmentId,
                "TransitGatewayAttachmentId").value();
        if (!attachment.transitGatewayId().equals(gatewayId)) {
            throw Requests.invalid("Transit Gateway Attachment " + attachmentId + " does not belong to Transit Gateway "
                    + gatewayId + ".");
        }
        return attachment;
    }

    /** The link that a request names, or null; table and attachment must be there. */
    static TransitGatewayLink existing(Call hub, TableType<TransitGatewayLink> type, String tableId,
            String attachmentId) {
        Requests.existing(hub, TransitGatewayRouteTable.TABLE, tableId, "TransitGatewayRouteTableId");
        Requests.existing(hub, TransitGatewayAttachment.TABLE, attachmentId, "TransitGatewayAttachmentId");
        Row<TransitGatewayLink> row = hub.table(type).find(TransitGatewayLink.idOf(tableId, attachmentId));
        return row == null ? null : row.value();
    }

    /** Lets a link reach a state after a while, or go where the state is null, unless it has moved on by then. */
    static void settle(Call call, TableType<TransitGatewayLink> type, TransitGatewayLink link, String state) {
        call.begin(Delay.TRANSIT_GATEWAY_PART_STEP, type + (state == null ? " ends" : " " + state), later -> {
            Row<TransitGatewayLink> row = later.table(type).find(link.id());
            if (row == null || !row.value().stateName().equals(link.stateName())) {
                return;
            }
            if (state == null) {
                later.table(type).delete(link.id());
            } else {
                later.table(type).update(row.value().inState(state));
            }
        });
    }

    /** Adds a link unless it is there. */
    private static void add(Call hub, TableType<TransitGatewayLink> type, TransitGatewayLink link) {
        if (hub.table(type).find(link.id()) == null) {
            hub.table(type).insert(link, Map.of());
        }
    }

    /** Takes away whatever connects an attachment. */
    static void disconnect(Call hub, String attachmentId) {
        hub.table(TransitGatewayLink.ASSOCIATIONS).deleteAll(TransitGatewayLink.ASSOCIATION_OF, attachmentId);
        hub.table(TransitGatewayLink.PROPAGATIONS).deleteAll(TransitGatewayLink.PROPAGATIONS_OF, attachmentId);
    }
}
