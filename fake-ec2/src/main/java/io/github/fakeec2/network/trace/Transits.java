package io.github.fakeec2.network.trace;

import io.github.fakeec2.network.transit.TransitGateway;
import io.github.fakeec2.network.transit.TransitGatewayAttachment;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.network.transit.TransitGatewayRoute;
import io.github.fakeec2.network.transit.TransitGatewayRouteTable;
import io.github.fakeec2.network.transit.TransitGateways;
import io.github.fakeec2.reachability.model.Peer;
import io.github.fakeec2.reachability.model.TransitAttachmentNode;
import io.github.fakeec2.reachability.model.TransitGatewayNode;
import io.github.fakeec2.reachability.model.TransitRoute;
import io.github.fakeec2.reachability.model.TransitRouteTableNode;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads transit gateways, with associations and propagations resolved. */
final class Transits {

    private final Map<String, RegionState> regions;
    private final RegionState hub;

    /** @param regions all of the cloud, by account and name: see {@link #key} */
    Transits(Map<String, RegionState> regions, RegionState hub) {
        this.regions = regions;
        this.hub = hub;
    }

    static String key(String account, String region) {
        return account + "/" + region;
    }

    TransitGatewayNode node(TransitGateway gateway) {
        List<TransitAttachmentNode> attachments = new ArrayList<>();
        for (Row<TransitGatewayAttachment> row
                : hub.table(TransitGatewayAttachment.TABLE).by(TransitGatewayAttachment.BY_GATEWAY, gateway.id())) {
            if (row.value().isLiving()) {
                attachments.add(node(gateway, row.value()));
            }
        }
        List<TransitRouteTableNode> tables = new ArrayList<>();
        for (Row<TransitGatewayRouteTable> row
                : hub.table(TransitGatewayRouteTable.TABLE).by(TransitGatewayRouteTable.BY_GATEWAY, gateway.id())) {
            tables.add(new TransitRouteTableNode(row.id(), routes(row.id())));
        }
        return new TransitGatewayNode(gateway.id(), attachments, tables);
    }

    private TransitAttachmentNode node(TransitGateway gateway, TransitGatewayAttachment attachment) {
        boolean ofVpc = attachment.kind() == Kind.VPC;
        boolean referencing = ofVpc && gateway.options().securityGroupReferencingSupport()
                && attachment.vpc().options().securityGroupReferencingSupport();
        return new TransitAttachmentNode(attachment.id(), kind(attachment.kind()), attachment.resourceId(),
                attachment.stateName(), ofVpc ? attachment.vpc().subnetIds() : List.of(),
                TransitGateways.routeTableOf(hub, attachment.id()), referencing);
    }

    private static TransitAttachmentNode.Kind kind(Kind kind) {
        return switch (kind) {
            case VPC -> TransitAttachmentNode.Kind.VPC;
            case PEERING -> TransitAttachmentNode.Kind.PEERING;
            case VPN, CONNECT -> TransitAttachmentNode.Kind.REMOTE;
        };
    }

    private List<TransitRoute> routes(String tableId) {
        List<TransitRoute> routes = new ArrayList<>();
        for (TransitGatewayRoute route
                : TransitGateways.routes(hub, tableId, (account, name) -> regions.get(key(account, name)))) {
            boolean leadsNowhere = route.isBlackhole() || route.attachments().isEmpty();
            routes.add(new TransitRoute(Peer.of(route.destination()),
                    leadsNowhere ? null : route.attachments().get(0).id(), route.isStatic()));
        }
        return routes;
    }
}
