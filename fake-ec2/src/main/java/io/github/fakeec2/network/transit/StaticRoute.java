package io.github.fakeec2.network.transit;

import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * A static route of a transit gateway's route table.
 *
 * @param id of the simulation's own making: the table's id and the destination
 * @param attachmentId where packets go, or null where they are dropped
 */
record StaticRoute(String id, String routeTableId, IpRange destination, String attachmentId) implements Resource {

    static final TableType<StaticRoute> TABLE = TableType.of("transit-gateway-route", "tgw-route:");

    static final TableType.Index<StaticRoute> BY_TABLE = TABLE.index(StaticRoute::routeTableId);

    static StaticRoute of(String routeTableId, IpRange destination, String attachmentId) {
        return new StaticRoute(idOf(routeTableId, destination), routeTableId, destination, attachmentId);
    }

    static String idOf(String routeTableId, IpRange destination) {
        return routeTableId + "/" + destination;
    }
}
