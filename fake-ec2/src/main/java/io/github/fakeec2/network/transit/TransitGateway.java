package io.github.fakeec2.network.transit;

import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.state.TableType;
import java.util.List;

/**
 * A transit gateway: a router between VPCs, VPN connections and other transit gateways.
 *
 * @param stateName {@code pending}, {@code available}, {@code modifying}, {@code deleting} or {@code deleted}
 * @param description what its owner says of it, or null
 */
public record TransitGateway(String id, String stateName, String description, Options options)
        implements Phased<TransitGateway> {

    /** The kind of resource. */
    public static final TableType<TransitGateway> TABLE = TableType.<TransitGateway>of("transit-gateway", "tgw-")
            .notFound("InvalidTransitGatewayID.NotFound", "Transit Gateway %s was deleted or does not exist.")
            .malformed("InvalidTransitGatewayID.Malformed", "Invalid id: \"%s\" (expecting \"tgw-...\")");

    @Override
    public TransitGateway inState(String state) {
        return new TransitGateway(id, state, description, options);
    }

    TransitGateway with(String otherDescription, Options other) {
        return new TransitGateway(id, stateName, otherDescription, other);
    }

    /**
     * What can be chosen of a transit gateway.
     *
     * @param amazonSideAsn the Autonomous System Number of its side of BGP sessions
     * @param cidrBlocks the ranges that its side of Connect tunnels takes addresses from
     * @param autoAcceptSharedAttachments whether VPCs of other accounts are attached without being asked for
     * @param associationRouteTableId the table that new attachments are associated with, or null for none
     * @param propagationRouteTableId the table that new attachments propagate their routes to, or null for none
     */
    public record Options(long amazonSideAsn, List<IpRange> cidrBlocks, boolean autoAcceptSharedAttachments,
            String associationRouteTableId, String propagationRouteTableId, boolean vpnEcmpSupport,
            boolean dnsSupport, boolean securityGroupReferencingSupport, boolean multicastSupport) {
    }
}
