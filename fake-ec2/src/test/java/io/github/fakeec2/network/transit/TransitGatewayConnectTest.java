package io.github.fakeec2.network.transit;

import static io.github.fakeec2.Refusals.assertRefused;
import static io.github.fakeec2.network.transit.Net.attachDefault;
import static io.github.fakeec2.network.transit.Net.filter;
import static io.github.fakeec2.network.transit.Net.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentBgpConfiguration;
import software.amazon.awssdk.services.ec2.model.TransitGatewayConnectPeer;

class TransitGatewayConnectTest {

    private static String gateway(Ec2Client ec2) {
        return ec2.createTransitGateway(r -> r.options(o -> o.transitGatewayCidrBlocks("10.99.0.0/24", "fd00:9::/64")))
                .transitGateway().transitGatewayId();
    }

    private static String connect(Ec2Client ec2, String transport) {
        return ec2.createTransitGatewayConnect(r -> r.transportTransitGatewayAttachmentId(transport)
                .options(o -> o.protocol("gre"))).transitGatewayConnect().transitGatewayAttachmentId();
    }

    private static TransitGatewayConnectPeer peer(Ec2Client ec2, String connect, String inside) {
        return ec2.createTransitGatewayConnectPeer(r -> r.transitGatewayAttachmentId(connect)
                .peerAddress("192.0.2.1").insideCidrBlocks(inside)).transitGatewayConnectPeer();
    }

    @Test
    void aConnectAttachmentStandsOnAnotherOne() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String transport = attachDefault(ec2, gateway);
            var made = ec2.createTransitGatewayConnect(r -> r.transportTransitGatewayAttachmentId(transport)
                    .options(o -> o.protocol("gre"))).transitGatewayConnect();
            assertThat(made.stateAsString()).isEqualTo("pending");
            assertThat(made.transitGatewayId()).isEqualTo(gateway);
            String id = made.transitGatewayAttachmentId();
            assertThat(ec2.describeTransitGatewayConnects(r -> r.filters(filter("options.protocol", "gre"),
                    filter("state", "available"), filter("transit-gateway-id", gateway),
                    filter("transit-gateway-attachment-id", id),
                    filter("transport-transit-gateway-attachment-id", transport))).transitGatewayConnects())
                    .hasSize(1);
            assertThat(ec2.describeTransitGatewayAttachments(r -> r.filters(filter("resource-type", "connect"),
                    filter("association.state", "associated"))).transitGatewayAttachments()).hasSize(1);
            assertRefused("IncorrectState", transport + " has non-deleted Connect Attachments: " + id + ".",
                    () -> ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(transport)));
            assertThat(ec2.deleteTransitGatewayConnect(r -> r.transitGatewayAttachmentId(id)).transitGatewayConnect()
                    .stateAsString()).isEqualTo("deleting");
            ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(transport));
            assertThat(state(ec2, transport)).isEqualTo("deleted");
        }
    }

    @Test
    void aPeerHasAddressesInsideAndOutsideOfItsTunnel() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String connect = connect(ec2, attachDefault(ec2, gateway(ec2)));
            var made = ec2.createTransitGatewayConnectPeer(r -> r.transitGatewayAttachmentId(connect)
                    .peerAddress("192.0.2.1").insideCidrBlocks("169.254.6.0/29", "fd00::/125")
                    .bgpOptions(o -> o.peerAsn(65010L))).transitGatewayConnectPeer();
            assertThat(made.stateAsString()).isEqualTo("pending");
            TransitGatewayConnectPeer peer = ec2.describeTransitGatewayConnectPeers(
                    r -> r.transitGatewayConnectPeerIds(made.transitGatewayConnectPeerId()))
                    .transitGatewayConnectPeers().get(0);
            assertThat(peer.stateAsString()).isEqualTo("available");
            var tunnel = peer.connectPeerConfiguration();
            assertThat(tunnel.transitGatewayAddress()).isEqualTo("10.99.0.1");
            assertThat(tunnel.peerAddress()).isEqualTo("192.0.2.1");
            assertThat(tunnel.insideCidrBlocks()).containsExactly("169.254.6.0/29", "fd00::/125");
            assertThat(tunnel.protocolAsString()).isEqualTo("gre");
            assertThat(tunnel.bgpConfigurations()).hasSize(4);
            assertThat(tunnel.bgpConfigurations())
                    .extracting(TransitGatewayAttachmentBgpConfiguration::transitGatewayAddress)
                    .containsExactly("169.254.6.2", "169.254.6.3", "fd00::2", "fd00::3");
            assertThat(tunnel.bgpConfigurations().get(0).peerAddress()).isEqualTo("169.254.6.1");
            assertThat(tunnel.bgpConfigurations().get(0).peerAsn()).isEqualTo(65010);
            assertThat(tunnel.bgpConfigurations().get(0).transitGatewayAsn()).isEqualTo(64512);
            assertThat(tunnel.bgpConfigurations().get(0).bgpStatusAsString()).isEqualTo("down");
            assertThat(peer(ec2, connect, "169.254.7.0/29").connectPeerConfiguration().transitGatewayAddress())
                    .isEqualTo("10.99.0.2");
        }
    }

    @Test
    void peersKeepTheirAttachmentAndTheirBlock() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String connect = connect(ec2, attachDefault(ec2, gateway));
            String peer = peer(ec2, connect, "169.254.6.0/29").transitGatewayConnectPeerId();
            assertRefused("IncorrectState", connect + " has non-deleted Connect Peers: " + peer + ".",
                    () -> ec2.deleteTransitGatewayConnect(r -> r.transitGatewayAttachmentId(connect)));
            assertRefused("IncorrectState", () -> ec2.modifyTransitGateway(r -> r.transitGatewayId(gateway)
                    .options(o -> o.removeTransitGatewayCidrBlocks("10.99.0.0/24"))));
            assertThat(ec2.deleteTransitGatewayConnectPeer(r -> r.transitGatewayConnectPeerId(peer))
                    .transitGatewayConnectPeer().stateAsString()).isEqualTo("deleting");
            assertThat(ec2.describeTransitGatewayConnectPeers(r -> r.filters(filter("state", "deleted"),
                    filter("transit-gateway-attachment-id", connect),
                    filter("transit-gateway-connect-peer-id", peer))).transitGatewayConnectPeers()).hasSize(1);
            assertRefused("InvalidTransitGatewayConnectPeerID.NotFound",
                    () -> ec2.deleteTransitGatewayConnectPeer(r -> r.transitGatewayConnectPeerId(peer)));
            ec2.deleteTransitGatewayConnect(r -> r.transitGatewayAttachmentId(connect));
            assertThat(state(ec2, connect)).isEqualTo("deleted");
        }
    }

    @Test
    void aConnectAttachmentHasFourPeers() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String connect = connect(ec2, attachDefault(ec2, gateway(ec2)));
            for (int i = 6; i < 10; i++) {
                peer(ec2, connect, "169.254." + i + ".0/29");
            }
            assertRefused("TransitGatewayConnectPeerLimitExceeded", () -> peer(ec2, connect, "169.254.10.0/29"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null       | 169.254.6.0/29 | null       | MissingParameter",
        "192.0.2.1  | null           | null       | MissingParameter",
        "192.0.2    | 169.254.6.0/29 | null       | InvalidParameterValue",
        "192.0.2.1  | 169.254.6.0/28 | null       | InvalidParameterValue",
        "192.0.2.1  | 169.254.6.1/29 | null       | InvalidParameterValue",
        "192.0.2.1  | 10.0.0.0/29    | null       | InvalidParameterValue",
        "192.0.2.1  | 169.254.0.0/29 | null       | InvalidParameterValue",
        "192.0.2.1  | 169.254.169.248/29 | null   | InvalidParameterValue",
        "192.0.2.1  | fd00::/125     | null       | InvalidParameterValue",
        "192.0.2.1  | fd00::/125 169.254.6.0/29 169.254.7.0/29 | null | InvalidParameterValue",
        "192.0.2.1  | 169.254.250.0/29 | null     | InvalidParameterValue",
        "192.0.2.1  | 169.254.6.0/29 | 10.98.0.1  | InvalidParameterValue",
        "192.0.2.1  | 169.254.6.0/29 | 10.99.0.1  | InvalidParameterValue",
        "192.0.2.1  | 169.254.6.0/29 | fd00:9::1  | InvalidParameterValue",
        "192.0.2.1  | 169.254.6.0/29 | nonsense   | InvalidParameterValue",
    })
    void peersHaveRules(String address, String inside, String gatewayAddress, String code) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String connect = connect(ec2, attachDefault(ec2, gateway(ec2)));
            peer(ec2, connect, "169.254.250.0/29");
            assertRefused(code, () -> ec2.createTransitGatewayConnectPeer(r -> r.transitGatewayAttachmentId(connect)
                    .peerAddress(address).transitGatewayAddress(gatewayAddress)
                    .insideCidrBlocks(inside == null ? List.of() : List.of(inside.split(" ")))));
        }
    }

    @Test
    void aGatewayWithoutABlockHasNoAddressForAPeer() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String connect = connect(ec2, attachDefault(ec2, Net.gateway(ec2)));
            assertRefused("InvalidParameterValue", () -> peer(ec2, connect, "169.254.6.0/29"));
        }
    }

    @Test
    void theTransportMustBeAVpcsAndTheProtocolGre() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String transport = attachDefault(ec2, gateway(ec2));
            String connect = connect(ec2, transport);
            assertRefused("InvalidParameterValue", () -> connect(ec2, connect));
            assertRefused("InvalidTransitGatewayAttachmentID.NotFound",
                    () -> connect(ec2, "tgw-attach-0123456789abcdef0"));
            assertRefused("MissingParameter", () -> ec2.createTransitGatewayConnect(
                    r -> r.transportTransitGatewayAttachmentId(transport)));
            assertRefused("InvalidParameterValue", () -> ec2.createTransitGatewayConnect(
                    r -> r.transportTransitGatewayAttachmentId(transport).options(o -> o.protocol("ipip"))));
            assertRefused("InvalidTransitGatewayAttachmentID.NotFound", () -> ec2.createTransitGatewayConnectPeer(
                    r -> r.transitGatewayAttachmentId(transport).peerAddress("192.0.2.1")
                            .insideCidrBlocks("169.254.6.0/29")));
        }
    }
}
