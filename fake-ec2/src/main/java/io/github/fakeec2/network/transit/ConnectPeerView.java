package io.github.fakeec2.network.transit;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.BgpStatus;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentBgpConfiguration;
import software.amazon.awssdk.services.ec2.model.TransitGatewayConnectPeer;

/** A Connect peer as Describe shows it. */
final class ConnectPeerView {

    private ConnectPeerView() {
    }

    static TransitGatewayConnectPeer of(Row<ConnectPeer> row) {
        return row.view(() -> {
            ConnectPeer peer = row.value();
            return TransitGatewayConnectPeer.builder()
                    .transitGatewayConnectPeerId(peer.id())
                    .transitGatewayAttachmentId(peer.attachmentId())
                    .state(peer.stateName())
                    .creationTime(row.createdAt())
                    .connectPeerConfiguration(tunnel -> tunnel
                            .transitGatewayAddress(peer.address())
                            .peerAddress(peer.peerAddress())
                            .insideCidrBlocks(peer.insideBlocks().stream().map(IpRange::toString).toList())
                            .protocol("gre")
                            .bgpConfigurations(sessions(peer)))
                    .tags(TagRules.toSdk(row.tags()))
                    .build();
        });
    }

    /** Two BGP sessions in each block: the block's first address is the appliance's, the next two are AWS's. */
    private static List<TransitGatewayAttachmentBgpConfiguration> sessions(ConnectPeer peer) {
        List<TransitGatewayAttachmentBgpConfiguration> sessions = new ArrayList<>();
        for (IpRange block : peer.insideBlocks()) {
            for (int number = 2; number <= 3; number++) {
                sessions.add(TransitGatewayAttachmentBgpConfiguration.builder()
                        .transitGatewayAsn(peer.gatewayAsn())
                        .peerAsn(peer.peerAsn())
                        .transitGatewayAddress(address(block, number))
                        .peerAddress(address(block, 1))
                        .bgpStatus(BgpStatus.DOWN)
                        .build());
            }
        }
        return sessions;
    }

    private static String address(IpRange block, int number) {
        return new IpAddress(block.high(), block.low() + number).toString();
    }
}
