package io.github.fakeec2.network.transit;

import static io.github.fakeec2.Refusals.assertRefused;
import static io.github.fakeec2.network.transit.Net.defaultTable;
import static io.github.fakeec2.network.transit.Net.filter;
import static io.github.fakeec2.network.transit.Net.gateway;
import static io.github.fakeec2.network.transit.Net.routes;
import static io.github.fakeec2.network.transit.Net.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPeeringAttachment;

class TransitGatewayPeeringTest {

    private static TransitGatewayPeeringAttachment peer(Ec2Client ec2, String gateway, String peer, String account,
            String region) {
        return ec2.createTransitGatewayPeeringAttachment(r -> r.transitGatewayId(gateway).peerTransitGatewayId(peer)
                .peerAccountId(account).peerRegion(region)).transitGatewayPeeringAttachment();
    }

    private static String account(Ec2Client ec2) {
        return ec2.describeVpcs().vpcs().get(0).ownerId();
    }

    private static TransitGatewayPeeringAttachment describe(Ec2Client ec2, String id) {
        return ec2.describeTransitGatewayPeeringAttachments(r -> r.transitGatewayAttachmentIds(id))
                .transitGatewayPeeringAttachments().get(0);
    }

    @Test
    void aPeeringAcrossRegionsWaitsToBeAccepted() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client here = cloud.ec2();
            Ec2Client there = cloud.client(Ec2Client.class, "eu-west-1");
            String gateway = gateway(here);
            String other = gateway(there);
            var asked = here.createTransitGatewayPeeringAttachment(r -> r.transitGatewayId(gateway)
                    .peerTransitGatewayId(other).peerAccountId(account(here)).peerRegion("eu-west-1")
                    .options(o -> o.dynamicRouting("disable"))).transitGatewayPeeringAttachment();
            assertThat(asked.stateAsString()).isEqualTo("initiatingRequest");
            String id = asked.transitGatewayAttachmentId();
            TransitGatewayPeeringAttachment seen = describe(there, id);
            assertThat(seen.stateAsString()).isEqualTo("pendingAcceptance");
            assertThat(seen.requesterTgwInfo().transitGatewayId()).isEqualTo(gateway);
            assertThat(seen.requesterTgwInfo().region()).isEqualTo("us-east-1");
            assertThat(seen.accepterTgwInfo().transitGatewayId()).isEqualTo(other);
            assertThat(seen.accepterTgwInfo().ownerId()).isEqualTo(account(here));
            assertThat(seen.options().dynamicRoutingAsString()).isEqualTo("disable");
            assertRefused("OperationNotPermitted",
                    () -> here.acceptTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(id)));
            assertThat(there.acceptTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(id))
                    .transitGatewayPeeringAttachment().stateAsString()).isEqualTo("pending");
            assertThat(state(here, id)).isEqualTo("available");
            assertThat(state(there, id)).isEqualTo("available");
            assertThat(here.describeTransitGatewayAttachments(r -> r.filters(filter("resource-type", "peering"),
                    filter("resource-id", other), filter("association.state", "associated")))
                    .transitGatewayAttachments()).hasSize(1);
            assertThat(here.describeTransitGatewayPeeringAttachments(r -> r.filters(filter("state", "available"),
                    filter("transit-gateway-id", gateway), filter("transit-gateway-attachment-id", id),
                    filter("local-owner-id", account(here)), filter("remote-owner-id", account(here))))
                    .transitGatewayPeeringAttachments()).hasSize(1);
        }
    }

    @Test
    void routesToAPeeringAreStatic() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client here = cloud.ec2();
            Ec2Client there = cloud.client(Ec2Client.class, "eu-west-1");
            String gateway = gateway(here);
            String table = defaultTable(here, gateway);
            String id = peer(here, gateway, gateway(there), account(here), "eu-west-1").transitGatewayAttachmentId();
            assertRefused("IncorrectState", id + " is in invalid state.", () -> here.createTransitGatewayRoute(
                    r -> r.transitGatewayRouteTableId(table).destinationCidrBlock("10.0.0.0/8")
                            .transitGatewayAttachmentId(id)));
            there.acceptTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(id));
            assertRefused("UnsupportedOperation", () -> here.enableTransitGatewayRouteTablePropagation(
                    r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(id)));
            here.createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table)
                    .destinationCidrBlock("10.0.0.0/8").transitGatewayAttachmentId(id));
            assertThat(routes(here, table)).containsExactly("10.0.0.0/8 static active");
            there.deleteTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(id));
            assertThat(state(here, id)).isEqualTo("deleted");
            assertThat(routes(here, table)).containsExactly("10.0.0.0/8 static blackhole");
        }
    }

    @Test
    void aPeeringInOneRegionHasAnAttachmentForEachSide() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            var asked = peer(ec2, gateway(ec2), gateway(ec2), account(ec2), "us-east-1");
            String id = asked.transitGatewayAttachmentId();
            String accepter = asked.accepterTransitGatewayAttachmentId();
            assertThat(accepter).isNotEqualTo(id);
            assertThat(ec2.describeTransitGatewayPeeringAttachments(r -> { }).transitGatewayPeeringAttachments())
                    .hasSize(2);
            assertThat(ec2.acceptTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(accepter))
                    .transitGatewayPeeringAttachment().stateAsString()).isEqualTo("pending");
            assertThat(state(ec2, id)).isEqualTo("available");
            assertThat(state(ec2, accepter)).isEqualTo("available");
        }
    }

    @Test
    void aPeeringAcrossAccountsIsRejected() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client here = cloud.ec2();
            Ec2Client there = cloud.account("210987654321").client(Ec2Client.class, "eu-west-1");
            String gateway = gateway(here);
            String peer = gateway(there);
            String id = peer(here, gateway, peer, "210987654321", "eu-west-1").transitGatewayAttachmentId();
            assertRefused("DuplicateTransitGatewayAttachment",
                    () -> peer(here, gateway, peer, "210987654321", "eu-west-1"));
            assertThat(there.rejectTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(id))
                    .transitGatewayPeeringAttachment().stateAsString()).isEqualTo("rejecting");
            assertThat(state(here, id)).isEqualTo("rejected");
            assertThat(state(there, id)).isEqualTo("rejected");
            assertRefused("IncorrectState",
                    () -> here.deleteTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(id)));
            String again = peer(here, gateway, peer, "210987654321", "eu-west-1").transitGatewayAttachmentId();
            here.deleteTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(again));
            assertThat(state(there, again)).isEqualTo("deleted");
        }
    }

    @Test
    void aPeeringWithWhatDoesNotExistFails() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = peer(ec2, gateway(ec2), "tgw-0123456789abcdef0", account(ec2), "eu-west-1")
                    .transitGatewayAttachmentId();
            assertThat(describe(ec2, id).stateAsString()).isEqualTo("failed");
            assertThat(describe(ec2, id).status().message()).contains("tgw-0123456789abcdef0");
        }
    }

    @Test
    void aGatewayWithAPeeringStays() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client here = cloud.ec2();
            String gateway = gateway(here);
            String id = peer(here, gateway, gateway(cloud.client(Ec2Client.class, "eu-west-1")), account(here),
                    "eu-west-1").transitGatewayAttachmentId();
            assertRefused("IncorrectState",
                    gateway + " has non-deleted Transit Gateway Cross Region Peering Attachments: " + id + ".",
                    () -> here.deleteTransitGateway(r -> r.transitGatewayId(gateway)));
        }
    }

    @Test
    void aGatewayHasFiftyPeeringsAtTheMost() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            cloud.quotas().set(Quota.TRANSIT_GATEWAY_PEERING_ATTACHMENTS, 1);
            String gateway = gateway(ec2);
            peer(ec2, gateway, gateway(ec2), account(ec2), "us-east-1");
            assertRefused("TransitGatewayAttachmentLimitExceeded",
                    () -> peer(ec2, gateway, gateway(ec2), account(ec2), "us-east-1"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | tgw-0123456789abcdef0 | 123456789012 | eu-west-1 | MissingParameter",
        "TGW  | null                  | 123456789012 | eu-west-1 | MissingParameter",
        "TGW  | tgw-0123456789abcdef0 | null         | eu-west-1 | MissingParameter",
        "TGW  | tgw-0123456789abcdef0 | 123456789012 | null      | MissingParameter",
        "TGW  | tgw-0123456789abcdef0 | 123456789012 | mars-1    | InvalidParameterValue",
        "TGW  | nonsense              | 123456789012 | eu-west-1 | InvalidTransitGatewayID.Malformed",
        "TGW  | TGW                   | 123456789012 | us-east-1 | InvalidParameterValue",
        "tgw-0123456789abcdef0 | TGW  | 123456789012 | us-east-1 | InvalidTransitGatewayID.NotFound",
    })
    void badRequestsAreRefused(String gateway, String peer, String account, String region, String code) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String real = gateway(ec2);
            assertRefused(code, () -> peer(ec2, "TGW".equals(gateway) ? real : gateway,
                    "TGW".equals(peer) ? real : peer, account, region));
        }
    }

    @Test
    void whatIsAnAttachmentOfAnotherKindIsNoPeering() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = Net.attachDefault(ec2, gateway(ec2));
            assertRefused("InvalidTransitGatewayAttachmentID.NotFound",
                    "Transit Gateway Attachment " + vpc + " was deleted or does not exist.",
                    () -> ec2.deleteTransitGatewayPeeringAttachment(r -> r.transitGatewayAttachmentId(vpc)));
            assertRefused("InvalidTransitGatewayAttachmentID.NotFound", () -> describe(ec2, vpc));
            assertThat(ec2.describeTransitGatewayPeeringAttachments(r -> { }).transitGatewayPeeringAttachments())
                    .isEmpty();
            assertThat(ec2.describeTransitGatewayConnects(r -> { }).transitGatewayConnects()).isEmpty();
        }
    }
}
