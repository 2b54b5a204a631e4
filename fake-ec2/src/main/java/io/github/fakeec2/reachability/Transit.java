package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.TransitAttachmentNode;
import io.github.fakeec2.reachability.model.TransitGatewayNode;
import java.util.HashMap;
import java.util.Map;

/** A transit gateway with its attachments and route tables by id. */
final class Transit {

    final TransitGatewayNode node;

    private final Map<String, TransitAttachmentNode> attachments = new HashMap<>();
    private final Map<String, TransitAttachmentNode> byVpc = new HashMap<>();
    private final Map<String, TransitAttachmentNode> peerings = new HashMap<>();
    private final Map<String, RouteTable> tables = new HashMap<>();

    Transit(TransitGatewayNode node, Map<String, IpRange[]> prefixLists) {
        this.node = node;
        node.attachments().forEach(attachment -> {
            attachments.put(attachment.id(), attachment);
            if (attachment.kind() == TransitAttachmentNode.Kind.VPC) {
                byVpc.put(attachment.resourceId(), attachment);
            } else if (attachment.kind() == TransitAttachmentNode.Kind.PEERING) {
                peerings.merge(attachment.resourceId(), attachment, (one, other) -> one.isAvailable() ? one : other);
            }
        });
        node.routeTables().forEach(table ->
                tables.put(table.id(), RouteTable.ofTransitGateway(table.id(), table.routes(), prefixLists)));
    }

    String id() {
        return node.id();
    }

    /** An attachment, or null. */
    TransitAttachmentNode attachment(String id) {
        return attachments.get(id);
    }

    /** This side of a peering that another transit gateway has an attachment of, or null. */
    TransitAttachmentNode otherSideOf(TransitAttachmentNode peering, Transit other) {
        TransitAttachmentNode same = attachments.get(peering.id());
        return same != null ? same : peerings.get(other.id());
    }

    /** The attachment of a VPC, or null. */
    TransitAttachmentNode attachmentOf(Vpc vpc) {
        return byVpc.get(vpc.id());
    }

    /** The table that routes what comes in through an attachment, or null. */
    RouteTable tableOf(TransitAttachmentNode attachment) {
        return tables.get(attachment.routeTableId());
    }
}
