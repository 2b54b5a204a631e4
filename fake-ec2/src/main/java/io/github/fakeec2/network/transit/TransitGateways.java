package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.VpnDetail;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What other families ask of transit gateways. */
public final class TransitGateways {

    private TransitGateways() {
    }

    /** Whether a VPC is attached to a transit gateway, so that its packets can go there. */
    public static boolean isAttached(RegionState region, String transitGatewayId, String vpcId) {
        TransitGatewayAttachment attachment = attachmentOf(region, transitGatewayId, vpcId);
        return attachment != null && attachment.isAvailable();
    }

    /** The attachment of a resource to a transit gateway that has not come to its end, or null. */
    public static TransitGatewayAttachment attachmentOf(RegionState region, String transitGatewayId,
            String resourceId) {
        for (Row<TransitGatewayAttachment> row : region.table(TransitGatewayAttachment.TABLE)
                .by(TransitGatewayAttachment.BY_RESOURCE, resourceId)) {
            if (row.value().isLiving() && row.value().transitGatewayId().equals(transitGatewayId)) {
                return row.value();
            }
        }
        return null;
    }

    /** Whether the route tables of a transit gateway had room for a prefix list with that many entries. */
    public static boolean haveRoomFor(Call call, TransitGatewayRouteTable table, String prefixListId, int maxEntries) {
        return RouteTargeting.count(call, table.transitGatewayId(), prefixListId, maxEntries)
                <= call.quota(Quota.TRANSIT_GATEWAY_ROUTES);
    }

    // ---- Site-to-Site VPN connections

    /**
     * Attaches a VPN connection that is being made to an own transit gateway.
     *
     * @return the attachment, {@code pending}
     * @throws AwsError {@code InvalidTransitGatewayID.NotFound}, {@code InvalidTransitGatewayID.Malformed}, {@code
     *     IncorrectState}, {@code TransitGatewayAttachmentLimitExceeded}
     */
    public static TransitGatewayAttachment attachVpn(Call call, String transitGatewayId, String vpnConnectionId) {
        Requests.available(call, TransitGateway.TABLE, transitGatewayId, "TransitGatewayId");
        Attachments.requireRoom(call, transitGatewayId);
        return Attachments.begin(call,
                Attachments.own(call, transitGatewayId, Kind.VPN, vpnConnectionId, new VpnDetail()), Map.of()).value();
    }

    /** Takes a VPN connection off the transit gateway that it is attached to, if any. */
    public static void detachVpn(Call call, String vpnConnectionId) {
        for (Row<TransitGatewayAttachment> row : List.copyOf(call.table(TransitGatewayAttachment.TABLE)
                .by(TransitGatewayAttachment.BY_RESOURCE, vpnConnectionId))) {
            if (row.value().isLiving() && !row.value().stateName().equals("deleting")) {
                Attachments.end(call, row.id());
            }
        }
    }

    // ---- how packets go

    /** The attachments of an account in a region that carry packets. */
    public static List<TransitGatewayAttachment> attachments(RegionState region) {
        List<TransitGatewayAttachment> carrying = new ArrayList<>();
        for (Row<TransitGatewayAttachment> row : region.table(TransitGatewayAttachment.TABLE).all()) {
            if (row.value().isAvailable()) {
                carrying.add(row.value());
            }
        }
        return carrying;
    }

    /**
     * The route table that says where packets from an attachment go; null where it is associated with none, so that
     * they are dropped.
     *
     * @param hub where the transit gateway is: its owner's account
     */
    public static String routeTableOf(RegionState hub, String attachmentId) {
        TransitGatewayLink link = RouteTableLinks.only(hub.table(TransitGatewayLink.ASSOCIATIONS)
                .by(TransitGatewayLink.ASSOCIATION_OF, attachmentId));
        return link != null && link.stateName().equals("associated") ? link.tableId() : null;
    }

    /**
     * The routes that are in force in a route table, at most one for each destination.
     *
     * @param hub where the transit gateway is: its owner's account
     * @param elsewhere what another account has in another region, by account and region; null where nobody has been
     */
    public static List<TransitGatewayRoute> routes(RegionState hub, String routeTableId,
            BiFunction<String, String, RegionState> elsewhere) {
        return RouteEvaluation.routes(hub, routeTableId, elsewhere);
    }
}
