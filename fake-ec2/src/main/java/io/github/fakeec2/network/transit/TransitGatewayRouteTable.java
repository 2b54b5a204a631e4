package io.github.fakeec2.network.transit;

import io.github.fakeec2.state.TableType;

/**
 * A route table of a transit gateway. What is associated with it, what propagates to it, and its static routes are in
 * tables of their own: {@link TransitGatewayLink}, {@link StaticRoute}, {@link PrefixListReference}.
 *
 * @param stateName {@code pending}, {@code available}, {@code deleting} or {@code deleted}
 */
public record TransitGatewayRouteTable(String id, String transitGatewayId, String stateName)
        implements Phased<TransitGatewayRouteTable> {

    /** The kind of resource. */
    public static final TableType<TransitGatewayRouteTable> TABLE =
            TableType.<TransitGatewayRouteTable>of("transit-gateway-route-table", "tgw-rtb-")
                    .notFound("InvalidRouteTableID.NotFound",
                            "Transit Gateway Route Table %s was deleted or does not exist.")
                    .malformed("InvalidRouteTableId.Malformed", "Invalid id: \"%s\" (expecting \"tgw-rtb-...\")");

    /** Finds the route tables of a transit gateway. */
    public static final TableType.Index<TransitGatewayRouteTable> BY_GATEWAY =
            TABLE.shows(TransitGateway.TABLE, TransitGatewayRouteTable::transitGatewayId);

    @Override
    public TransitGatewayRouteTable inState(String state) {
        return new TransitGatewayRouteTable(id, transitGatewayId, state);
    }
}
