package io.github.fakeec2.network.transit;

import static io.github.fakeec2.Refusals.assertRefused;
import static io.github.fakeec2.network.transit.Net.attach;
import static io.github.fakeec2.network.transit.Net.attachDefault;
import static io.github.fakeec2.network.transit.Net.defaultVpc;
import static io.github.fakeec2.network.transit.Net.filter;
import static io.github.fakeec2.network.transit.Net.gateway;
import static io.github.fakeec2.network.transit.Net.state;
import static io.github.fakeec2.network.transit.Net.subnet;
import static io.github.fakeec2.network.transit.Net.subnets;
import static io.github.fakeec2.network.transit.Net.vpc;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;

class TransitGatewayVpcAttachmentTest {

    private static TransitGatewayVpcAttachment describe(Ec2Client ec2, String id) {
        return ec2.describeTransitGatewayVpcAttachments(r -> r.transitGatewayAttachmentIds(id))
                .transitGatewayVpcAttachments().get(0);
    }

    private static List<NetworkInterface> interfaces(Ec2Client ec2) {
        return ec2.describeNetworkInterfaces(r -> r.filters(filter("interface-type", "transit_gateway")))
                .networkInterfaces();
    }

    @Test
    void aVpcIsAttachedWithAnInterfaceInEachSubnet() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String vpc = defaultVpc(ec2);
            List<String> subnets = subnets(ec2, vpc).subList(0, 2);
            TransitGatewayVpcAttachment created = ec2.createTransitGatewayVpcAttachment(
                    r -> r.transitGatewayId(gateway).vpcId(vpc).subnetIds(subnets)).transitGatewayVpcAttachment();
            assertThat(created.stateAsString()).isEqualTo("pending");
            String id = created.transitGatewayAttachmentId();
            TransitGatewayVpcAttachment attachment = describe(ec2, id);
            assertThat(attachment.stateAsString()).isEqualTo("available");
            assertThat(attachment.transitGatewayId()).isEqualTo(gateway);
            assertThat(attachment.vpcId()).isEqualTo(vpc);
            assertThat(attachment.vpcOwnerId()).hasSize(12);
            assertThat(attachment.subnetIds()).isEqualTo(subnets);
            assertThat(attachment.options().dnsSupportAsString()).isEqualTo("enable");
            assertThat(attachment.options().ipv6SupportAsString()).isEqualTo("disable");
            assertThat(attachment.options().applianceModeSupportAsString()).isEqualTo("disable");
            assertThat(interfaces(ec2)).extracting(NetworkInterface::subnetId)
                    .containsExactlyInAnyOrderElementsOf(subnets);
            assertThat(interfaces(ec2)).allSatisfy(eni -> {
                assertThat(eni.requesterManaged()).isTrue();
                assertThat(eni.description()).isEqualTo("Network Interface for Transit Gateway Attachment " + id);
            });
            TransitGatewayAttachment any = ec2.describeTransitGatewayAttachments().transitGatewayAttachments().get(0);
            assertThat(any.resourceTypeAsString()).isEqualTo("vpc");
            assertThat(any.resourceId()).isEqualTo(vpc);
            assertThat(any.association().stateAsString()).isEqualTo("associated");
            assertThat(any.association().transitGatewayRouteTableId()).isEqualTo(Net.defaultTable(ec2, gateway));
            assertThat(ec2.getTransitGatewayAttachmentPropagations(r -> r.transitGatewayAttachmentId(id))
                    .transitGatewayAttachmentPropagations()).singleElement().satisfies(propagation -> {
                        assertThat(propagation.stateAsString()).isEqualTo("enabled");
                        assertThat(propagation.transitGatewayRouteTableId())
                                .isEqualTo(Net.defaultTable(ec2, gateway));
                    });
        }
    }

    @Test
    void aGatewayThatConnectsNothingLeavesAttachmentsAlone() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = attachDefault(ec2, Net.bareGateway(ec2));
            assertThat(ec2.describeTransitGatewayAttachments().transitGatewayAttachments().get(0).association())
                    .isNull();
            assertThat(ec2.getTransitGatewayAttachmentPropagations(r -> r.transitGatewayAttachmentId(id))
                    .transitGatewayAttachmentPropagations()).isEmpty();
        }
    }

    @Test
    void statesTakeTime() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            assertRefused("IncorrectState", gateway + " is in invalid state.", () -> attachDefault(ec2, gateway));
            cloud.time().advance(Duration.ofMinutes(3));
            String id = attachDefault(ec2, gateway);
            assertThat(state(ec2, id)).isEqualTo("pending");
            assertRefused("IncorrectState", id + " is in invalid state.",
                    () -> ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id)));
            cloud.time().advance(Duration.ofMinutes(1));
            assertThat(state(ec2, id)).isEqualTo("available");
            ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
            assertThat(state(ec2, id)).isEqualTo("deleting");
            assertThat(interfaces(ec2)).hasSize(1);
            cloud.time().advance(Duration.ofMinutes(1));
            assertThat(state(ec2, id)).isEqualTo("deleted");
            assertThat(interfaces(ec2)).isEmpty();
            assertRefused("InvalidTransitGatewayAttachmentID.NotFound",
                    "Transit Gateway Attachment " + id + " was deleted or does not exist.",
                    () -> ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id)));
            cloud.time().advance(Duration.ofHours(2));
            assertThat(ec2.describeTransitGatewayAttachments().transitGatewayAttachments()).isEmpty();
        }
    }

    @Test
    void aVpcIsAttachedOnceToAGatewayAndToFiveGateways() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            cloud.quotas().set(Quota.TRANSIT_GATEWAYS_PER_ACCOUNT, 6);
            String gateway = gateway(ec2);
            String id = attachDefault(ec2, gateway);
            assertRefused("DuplicateTransitGatewayAttachment",
                    gateway + " has non-deleted Transit Gateway Attachments with same VPC ID.",
                    () -> attachDefault(ec2, gateway));
            for (int i = 1; i < 5; i++) {
                attachDefault(ec2, gateway(ec2));
            }
            assertRefused("TransitGatewayAttachmentLimitExceeded", () -> attachDefault(ec2, gateway(ec2)));
            ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
            assertThat(state(ec2, attachDefault(ec2, gateway))).isEqualTo("available");
        }
    }

    @Test
    void thereIsOneSubnetInAZoneAndAllAreTheVpcs() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String vpc = vpc(ec2, "10.0.0.0/16");
            String one = subnet(ec2, vpc, "10.0.0.0/24", "us-east-1a");
            String two = subnet(ec2, vpc, "10.0.1.0/24", "us-east-1a");
            assertRefused("DuplicateSubnetsInSameZone", "Duplicate Subnets for same AZ",
                    () -> attach(ec2, gateway, vpc, one, two));
            assertRefused("DuplicateSubnetsInSameZone", "Duplicate Subnets for same AZ",
                    () -> attach(ec2, gateway, vpc, one, one));
            assertRefused("InvalidParameterValue",
                    () -> attach(ec2, gateway, vpc, subnets(ec2, defaultVpc(ec2)).get(0)));
            assertThat(interfaces(ec2)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | VPC | SUBNET | MissingParameter",
        "TGW | null | SUBNET | MissingParameter",
        "TGW | '' | SUBNET | MissingParameter",
        "TGW | VPC | null | MissingParameter",
        "tgw-0123456789abcdef0 | VPC | SUBNET | InvalidTransitGatewayID.NotFound",
        "nonsense | VPC | SUBNET | InvalidTransitGatewayID.Malformed",
        "TGW | vpc-0123456789abcdef0 | SUBNET | InvalidVpcID.NotFound",
        "TGW | VPC | subnet-0123456789abcdef0 | InvalidSubnetID.NotFound",
        "TGW | VPC | '' | InvalidSubnetID.Malformed",
    })
    void badRequestsAreRefused(String gateway, String vpc, String subnet, String code) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String realVpc = defaultVpc(ec2);
            String realSubnet = subnets(ec2, realVpc).get(0);
            String realGateway = gateway(ec2);
            assertRefused(code, () -> ec2.createTransitGatewayVpcAttachment(r -> {
                r.transitGatewayId("TGW".equals(gateway) ? realGateway : gateway)
                        .vpcId("VPC".equals(vpc) ? realVpc : vpc);
                if (subnet != null) {
                    r.subnetIds("SUBNET".equals(subnet) ? realSubnet : subnet);
                }
            }));
        }
    }

    @Test
    void anAttachmentIsModified() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = attachDefault(ec2, gateway(ec2));
            List<String> subnets = subnets(ec2, defaultVpc(ec2));
            var answer = ec2.modifyTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id)
                    .addSubnetIds(subnets.get(1), subnets.get(2)).removeSubnetIds(subnets.get(0))
                    .options(o -> o.dnsSupport("disable").ipv6Support("enable").applianceModeSupport("enable")));
            assertThat(answer.transitGatewayVpcAttachment().stateAsString()).isEqualTo("modifying");
            TransitGatewayVpcAttachment attachment = describe(ec2, id);
            assertThat(attachment.stateAsString()).isEqualTo("available");
            assertThat(attachment.subnetIds()).containsExactly(subnets.get(1), subnets.get(2));
            assertThat(attachment.options().dnsSupportAsString()).isEqualTo("disable");
            assertThat(attachment.options().ipv6SupportAsString()).isEqualTo("enable");
            assertThat(attachment.options().applianceModeSupportAsString()).isEqualTo("enable");
            assertThat(interfaces(ec2)).extracting(NetworkInterface::subnetId)
                    .containsExactlyInAnyOrder(subnets.get(1), subnets.get(2));
            assertRefused("InvalidParameterValue", () -> ec2.modifyTransitGatewayVpcAttachment(
                    r -> r.transitGatewayAttachmentId(id).removeSubnetIds(subnets.get(0))));
            assertRefused("InvalidParameterValue", () -> ec2.modifyTransitGatewayVpcAttachment(
                    r -> r.transitGatewayAttachmentId(id).removeSubnetIds(subnets.get(1), subnets.get(2))));
            assertRefused("DuplicateSubnetsInSameZone", () -> ec2.modifyTransitGatewayVpcAttachment(
                    r -> r.transitGatewayAttachmentId(id).addSubnetIds(subnets.get(1))));
        }
    }

    @Test
    void vpcAndSubnetsStayWhileTheyAreAttached() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String vpc = vpc(ec2, "10.0.0.0/16");
            String subnet = subnet(ec2, vpc, "10.0.0.0/24", "us-east-1a");
            String id = attach(ec2, gateway(ec2), vpc, subnet);
            assertRefused("DependencyViolation", "The subnet '" + subnet + "' has dependencies and cannot be deleted.",
                    () -> ec2.deleteSubnet(r -> r.subnetId(subnet)));
            assertRefused("DependencyViolation", "The vpc '" + vpc + "' has dependencies and cannot be deleted.",
                    () -> ec2.deleteVpc(r -> r.vpcId(vpc)));
            ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
            ec2.deleteSubnet(r -> r.subnetId(subnet));
            ec2.deleteVpc(r -> r.vpcId(vpc));
        }
    }

    @Test
    void routeTablesLeadToTheGatewayForAsLongAsTheVpcIsAttached() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String table = ec2.describeRouteTables().routeTables().get(0).routeTableId();
            assertRefused("InvalidTransitGatewayID.NotFound", () -> ec2.createRoute(r -> r.routeTableId(table)
                    .destinationCidrBlock("10.0.0.0/8").transitGatewayId(gateway)));
            String id = attachDefault(ec2, gateway);
            ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock("10.0.0.0/8").transitGatewayId(gateway));
            assertThat(routeState(ec2, gateway)).isEqualTo("active");
            ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
            assertThat(routeState(ec2, gateway)).isEqualTo("blackhole");
        }
    }

    private static String routeState(Ec2Client ec2, String gateway) {
        return ec2.describeRouteTables().routeTables().get(0).routes().stream()
                .filter(route -> gateway.equals(route.transitGatewayId())).findFirst().orElseThrow().stateAsString();
    }

    @Test
    void tagsOfWhatDoesNotExistAreRefused() {
        try (var cloud = FakeCloud.create()) {
            assertRefused("InvalidTransitGatewayAttachmentID.NotFound", () -> cloud.ec2().createTags(
                    r -> r.resources("tgw-attach-0123456789abcdef0").tags(Tag.builder().key("k").value("v").build())));
        }
    }

    @Test
    void theVpcOfAnotherAccountWaitsToBeAccepted() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client hub = cloud.ec2();
            Ec2Client spoke = cloud.account("210987654321").ec2();
            String gateway = gateway(hub);
            String id = attachDefault(spoke, gateway);
            assertThat(state(spoke, id)).isEqualTo("pendingAcceptance");
            assertThat(state(hub, id)).isEqualTo("pendingAcceptance");
            assertThat(interfaces(spoke)).isEmpty();
            assertRefused("OperationNotPermitted",
                    () -> spoke.acceptTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id)));
            assertThat(hub.acceptTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id))
                    .transitGatewayVpcAttachment().stateAsString()).isEqualTo("pending");
            assertThat(state(spoke, id)).isEqualTo("available");
            assertThat(state(hub, id)).isEqualTo("available");
            assertThat(interfaces(spoke)).hasSize(1);
            assertThat(interfaces(hub)).isEmpty();
            assertThat(describe(hub, id).vpcOwnerId()).isEqualTo("210987654321");
            assertThat(Net.routes(hub, Net.defaultTable(hub, gateway)))
                    .containsExactly("172.31.0.0/16 propagated active");
            assertRefused("IncorrectState",
                    () -> hub.rejectTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id)));
            assertRefused("OperationNotPermitted",
                    () -> hub.modifyTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id)));
            String second = subnets(spoke, defaultVpc(spoke)).get(1);
            spoke.modifyTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id).addSubnetIds(second));
            assertThat(describe(hub, id).subnetIds()).hasSize(2).contains(second);
            hub.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
            assertThat(state(spoke, id)).isEqualTo("deleted");
            assertThat(interfaces(spoke)).isEmpty();
        }
    }

    @Test
    void aRouteLeadsToAnotherAccountsGatewayForAsLongAsTheVpcIsAttachedToIt() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client hub = cloud.ec2();
            Ec2Client spoke = cloud.account("210987654321").ec2();
            String gateway = gateway(hub);
            String id = attachDefault(spoke, gateway);
            String table = spoke.describeRouteTables().routeTables().get(0).routeTableId();
            assertRefused("InvalidTransitGatewayID.NotFound",
                    "The transitGateway ID '" + gateway + "' does not exist.", () -> routeTo(spoke, table, gateway));
            hub.acceptTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
            routeTo(spoke, table, gateway);
            assertThat(stateOfRouteTo(spoke, gateway)).isEqualTo("active");
            spoke.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
            assertThat(stateOfRouteTo(spoke, gateway)).isEqualTo("blackhole");
        }
    }

    private static void routeTo(Ec2Client ec2, String table, String gateway) {
        ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock("10.0.0.0/8").transitGatewayId(gateway));
    }

    private static String stateOfRouteTo(Ec2Client ec2, String gateway) {
        return ec2.describeRouteTables().routeTables().get(0).routes().stream()
                .filter(route -> gateway.equals(route.transitGatewayId())).findFirst().orElseThrow().stateAsString();
    }

    @Test
    void theVpcOfAnotherAccountIsRejectedOrAcceptedByItself() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client hub = cloud.ec2();
            Ec2Client spoke = cloud.account("210987654321").ec2();
            String picky = gateway(hub);
            String rejected = attachDefault(spoke, picky);
            assertThat(hub.rejectTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(rejected))
                    .transitGatewayVpcAttachment().stateAsString()).isEqualTo("rejecting");
            assertThat(state(spoke, rejected)).isEqualTo("rejected");
            String open = hub.createTransitGateway(r -> r.options(o -> o.autoAcceptSharedAttachments("enable")))
                    .transitGateway().transitGatewayId();
            assertThat(state(hub, attachDefault(spoke, open))).isEqualTo("available");
            assertThat(interfaces(spoke)).hasSize(1);
        }
    }

    @Test
    void attachmentsAreFoundByFilter() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String vpc = defaultVpc(ec2);
            String id = attachDefault(ec2, gateway);
            attachDefault(ec2, Net.bareGateway(ec2));
            ec2.createTags(r -> r.resources(id).tags(Tag.builder().key("k").value("v").build()));
            for (List<String> condition : List.of(
                    List.of("association.state", "associated"),
                    List.of("association.transit-gateway-route-table-id", Net.defaultTable(ec2, gateway)),
                    List.of("transit-gateway-attachment-id", id),
                    List.of("transit-gateway-id", gateway),
                    List.of("tag:k", "v"))) {
                assertThat(ec2.describeTransitGatewayAttachments(
                        r -> r.filters(filter(condition.get(0), condition.get(1)))).transitGatewayAttachments())
                        .as("%s", condition).extracting(TransitGatewayAttachment::transitGatewayAttachmentId)
                        .containsExactly(id);
            }
            assertThat(ec2.describeTransitGatewayAttachments(r -> r.filters(filter("resource-id", vpc),
                    filter("resource-owner-id", "*"), filter("resource-type", "vpc"), filter("state", "available"),
                    filter("transit-gateway-owner-id", "*"))).transitGatewayAttachments()).hasSize(2);
            assertThat(ec2.describeTransitGatewayVpcAttachments(r -> r.filters(filter("vpc-id", vpc),
                    filter("transit-gateway-id", gateway), filter("state", "available"),
                    filter("transit-gateway-attachment-id", id))).transitGatewayVpcAttachments()).hasSize(1);
        }
    }
}
