package io.github.fakeec2.network.transit;

import io.github.fakeec2.state.TableType;

/**
 * A multicast domain of a transit gateway: the subnets that multicast traffic reaches.
 *
 * @param stateName {@code pending}, {@code available}, {@code deleting} or {@code deleted}
 * @param igmpv2 whether instances join groups by IGMPv2
 * @param staticSources whether sources of groups must be registered
 * @param autoAccept whether subnets of other accounts are associated without being asked for
 */
record MulticastDomain(String id, String transitGatewayId, String stateName, boolean igmpv2, boolean staticSources,
        boolean autoAccept) implements Phased<MulticastDomain> {

    static final TableType<MulticastDomain> TABLE =
            TableType.<MulticastDomain>of("transit-gateway-multicast-domain", "tgw-mcast-domain-")
                    .notFound("InvalidTransitGatewayMulticastDomainId.NotFound",
                            "Transit Gateway Multicast Domain %s was deleted or does not exist.")
                    .malformed("InvalidTransitGatewayMulticastDomainId.Malformed",
                            "Invalid id: \"%s\" (expecting \"tgw-mcast-domain-...\")");

    static final TableType.Index<MulticastDomain> BY_GATEWAY = TABLE.index(MulticastDomain::transitGatewayId);

    @Override
    public MulticastDomain inState(String state) {
        return new MulticastDomain(id, transitGatewayId, state, igmpv2, staticSources, autoAccept);
    }
}
