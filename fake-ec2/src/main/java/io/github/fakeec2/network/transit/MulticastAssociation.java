package io.github.fakeec2.network.transit;

import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.state.TableType;

/**
 * That a subnet is in a multicast domain.
 *
 * @param id of the simulation's own making: the ids of domain and subnet
 * @param stateName {@code pendingAcceptance}, {@code associating}, {@code associated} or {@code disassociating}
 */
record MulticastAssociation(String id, String domainId, String attachmentId, String subnetId, String stateName)
        implements Phased<MulticastAssociation> {

    static final TableType<MulticastAssociation> TABLE =
            TableType.of("transit-gateway-multicast-domain-association", "tgw-mcast-assoc:");

    static final TableType.Index<MulticastAssociation> BY_DOMAIN = TABLE.index(MulticastAssociation::domainId);

    static final TableType.Index<MulticastAssociation> BY_ATTACHMENT =
            TABLE.index(MulticastAssociation::attachmentId);

    static final TableType.Index<MulticastAssociation> BY_SUBNET =
            TABLE.needs(Subnet.TABLE, MulticastAssociation::subnetId);

    static String idOf(String domainId, String subnetId) {
        return domainId + "/" + subnetId;
    }

    static MulticastAssociation of(String domainId, String attachmentId, String subnetId, String state) {
        return new MulticastAssociation(idOf(domainId, subnetId), domainId, attachmentId, subnetId, state);
    }

    @Override
    public MulticastAssociation inState(String state) {
        return of(domainId, attachmentId, subnetId, state);
    }
}
