package io.github.fakeec2.network.transit;

import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.state.TableType;
import java.util.List;

/**
 * A Connect peer: a GRE tunnel between a transit gateway and an appliance.
 *
 * @param attachmentId the Connect attachment
 * @param address the outer address on the transit gateway's side
 * @param peerAddress the outer address on the appliance's side
 * @param peerAsn the Autonomous System Number of the appliance
 * @param insideBlocks the ranges of the addresses inside of the tunnel: one of IPv4, and perhaps one of IPv6
 * @param stateName {@code pending}, {@code available}, {@code deleting} or {@code deleted}
 */
record ConnectPeer(String id, String attachmentId, String address, String peerAddress, long gatewayAsn, long peerAsn,
        List<IpRange> insideBlocks, String stateName) implements Phased<ConnectPeer> {

    static final TableType<ConnectPeer> TABLE =
            TableType.<ConnectPeer>of("transit-gateway-connect-peer", "tgw-connect-peer-")
                    .notFound("InvalidTransitGatewayConnectPeerID.NotFound",
                            "Transit Gateway Connect Peer %s was deleted or does not exist.")
                    .malformed("InvalidTransitGatewayConnectPeerID.Malformed",
                            "Invalid id: \"%s\" (expecting \"tgw-connect-peer-...\")");

    static final TableType.Index<ConnectPeer> BY_ATTACHMENT = TABLE.index(ConnectPeer::attachmentId);

    @Override
    public ConnectPeer inState(String state) {
        return new ConnectPeer(id, attachmentId, address, peerAddress, gatewayAsn, peerAsn, insideBlocks, state);
    }
}
