package io.github.fakeec2.network.transit;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * That a network interface receives what is sent to a multicast group, or may send to it.
 *
 * @param id of the simulation's own making: all that makes it one
 * @param isSource whether it sends; else it receives
 */
record MulticastMembership(String id, String domainId, String group, String interfaceId, String subnetId,
        String attachmentId, boolean isSource) implements Resource {

    static final TableType<MulticastMembership> TABLE =
            TableType.of("transit-gateway-multicast-group-membership", "tgw-mcast-group:");

    static final TableType.Index<MulticastMembership> BY_DOMAIN = TABLE.index(MulticastMembership::domainId);

    static final TableType.Index<MulticastMembership> BY_ASSOCIATION =
            TABLE.index(membership -> MulticastAssociation.idOf(membership.domainId(), membership.subnetId()));

    static String idOf(String domainId, String group, String interfaceId, boolean isSource) {
        return domainId + "/" + group + "/" + interfaceId + (isSource ? "/source" : "/member");
    }
}
