package io.github.fakeec2.network.transit;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * That an attachment is associated with a table of its transit gateway, or propagates its routes to one.
 *
 * @param id of the simulation's own making: the ids of the table and the attachment
 * @param tableId the route table
 * @param stateName {@code associating}, {@code associated}, {@code disassociating}; or {@code enabled}
 */
public record TransitGatewayLink(String id, String tableId, String attachmentId, String stateName)
        implements Resource {

    /** Associations with route tables: the table decides where packets from the attachment go. */
    public static final TableType<TransitGatewayLink> ASSOCIATIONS =
            TableType.of("transit-gateway-route-table-association", "tgw-rtb-assoc:");

    /** Finds the associations of a route table. */
    public static final TableType.Index<TransitGatewayLink> ASSOCIATIONS_BY_TABLE =
            ASSOCIATIONS.index(TransitGatewayLink::tableId);

    /** Finds the one association of an attachment. */
    public static final TableType.Index<TransitGatewayLink> ASSOCIATION_OF =
            ASSOCIATIONS.index(TransitGatewayLink::attachmentId);

    /** Propagations: the table has routes to the attachment. */
    public static final TableType<TransitGatewayLink> PROPAGATIONS =
            TableType.of("transit-gateway-route-table-propagation", "tgw-rtb-prop:");

    /** Finds the propagations to a route table. */
    public static final TableType.Index<TransitGatewayLink> PROPAGATIONS_BY_TABLE =
            PROPAGATIONS.index(TransitGatewayLink::tableId);

    /** Finds the propagations of an attachment. */
    public static final TableType.Index<TransitGatewayLink> PROPAGATIONS_OF =
            PROPAGATIONS.index(TransitGatewayLink::attachmentId);

    static TransitGatewayLink of(String tableId, String attachmentId, String state) {
        return new TransitGatewayLink(idOf(tableId, attachmentId), tableId, attachmentId, state);
    }

    static String idOf(String tableId, String attachmentId) {
        return tableId + "/" + attachmentId;
    }

    TransitGatewayLink inState(String state) {
        return new TransitGatewayLink(id, tableId, attachmentId, state);
    }
}
