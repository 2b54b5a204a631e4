package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.PrefixLists;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;

/**
 * Where a static route, or a prefix list reference, is to send packets.
 *
 * @param attachmentId null where packets are to be dropped
 */
record RouteTargeting(String routeTableId, String attachmentId) {

    /**
     * What a request says: an attachment, or that packets are dropped.
     *
     * @throws AwsError {@code MissingParameter} for neither, {@code InvalidParameterCombination} for both; the errors
     *     for ids; {@code IncorrectState}
     */
    static RouteTargeting read(Call call, String tableId, String attachmentId, Boolean blackhole) {
        TransitGatewayRouteTable table = Requests.available(call, TransitGatewayRouteTable.TABLE, tableId,
                "TransitGatewayRouteTableId").value();
        boolean dropped = Boolean.TRUE.equals(blackhole);
        if (dropped && attachmentId != null && !attachmentId.isEmpty()) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameters Blackhole and TransitGatewayAttachmentId cannot be used together.");
        }
        return new RouteTargeting(table.id(),
                dropped ? null : RouteTableLinks.attachment(call, table.transitGatewayId(), attachmentId).id());
    }

    /**
     * Refuses routes more than the tables of one transit gateway may have; a prefix list counts as its maximum number
     * of entries (Transit Gateway guide, "Quotas" and "Prefix list references").
     */
    static void requireRoom(Call call, String routeTableId, int more) {
        String gateway = call.table(TransitGatewayRouteTable.TABLE).value(routeTableId).transitGatewayId();
        Requests.requireRoom(count(call, gateway, null, 0), more, call.quota(Quota.TRANSIT_GATEWAY_ROUTES),
                "TransitGatewayRouteLimitExceeded", "routes of a transit gateway");
    }

    /** How many routes the tables of a transit gateway have, if a prefix list could have that many entries. */
    static int count(Call call, String gateway, String prefixListId, int maxEntries) {
        int routes = 0;
        for (Row<TransitGatewayRouteTable> table : call.table(TransitGatewayRouteTable.TABLE)
                .by(TransitGatewayRouteTable.BY_GATEWAY, gateway)) {
            routes += call.table(StaticRoute.TABLE).by(StaticRoute.BY_TABLE, table.id()).size();
            for (Row<PrefixListReference> reference : call.table(PrefixListReference.TABLE)
                    .by(PrefixListReference.BY_TABLE, table.id())) {
                String list = reference.value().prefixListId();
                routes += list.equals(prefixListId) ? maxEntries : PrefixLists.maxEntries(call.region(), list);
            }
        }
        return routes;
    }
}
