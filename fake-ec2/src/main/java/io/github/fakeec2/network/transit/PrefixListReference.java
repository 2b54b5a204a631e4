package io.github.fakeec2.network.transit;

import io.github.fakeec2.network.PrefixList;
import io.github.fakeec2.state.TableType;

/**
 * Routes to all ranges of a prefix list, in a transit gateway's route table.
 *
 * @param id of the simulation's own making: the ids of the table and the list
 * @param attachmentId where packets go, or null where they are dropped
 * @param stateName {@code pending}, {@code available}, {@code modifying} or {@code deleting}
 */
public record PrefixListReference(String id, String routeTableId, String prefixListId, String attachmentId,
        String stateName) implements Phased<PrefixListReference> {

    static final TableType<PrefixListReference> TABLE =
            TableType.of("transit-gateway-prefix-list-reference", "tgw-pl:");

    static final TableType.Index<PrefixListReference> BY_TABLE = TABLE.index(PrefixListReference::routeTableId);

    static final TableType.Index<PrefixListReference> BY_LIST =
            TABLE.needs(PrefixList.TABLE, PrefixListReference::prefixListId);

    static String idOf(String routeTableId, String prefixListId) {
        return routeTableId + "/" + prefixListId;
    }

    static PrefixListReference of(String routeTableId, String prefixListId, String attachmentId, String state) {
        return new PrefixListReference(idOf(routeTableId, prefixListId), routeTableId, prefixListId, attachmentId,
                state);
    }

    @Override
    public PrefixListReference inState(String state) {
        return of(routeTableId, prefixListId, attachmentId, state);
    }
}
