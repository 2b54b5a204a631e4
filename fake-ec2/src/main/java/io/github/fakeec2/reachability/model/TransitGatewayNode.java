package io.github.fakeec2.reachability.model;

import java.util.List;

/** A transit gateway with its attachments and route tables; associations and propagations are resolved in them. */
public record TransitGatewayNode(String id, List<TransitAttachmentNode> attachments,
        List<TransitRouteTableNode> routeTables) {

    public TransitGatewayNode {
        attachments = List.copyOf(attachments);
        routeTables = List.copyOf(routeTables);
    }
}
