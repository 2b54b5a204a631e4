package io.github.fakeec2.network.transit;

import static io.github.fakeec2.Refusals.assertRefused;
import static io.github.fakeec2.network.transit.Net.attachDefault;
import static io.github.fakeec2.network.transit.Net.filter;
import static io.github.fakeec2.network.transit.Net.gateway;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;

class TransitGatewayTest {

    private static TransitGateway describe(Ec2Client ec2, String id) {
        return ec2.describeTransitGateways(r -> r.transitGatewayIds(id)).transitGateways().get(0);
    }

    @Test
    void aNewGatewayHasTheDefaultsAndARouteTable() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            TransitGateway created = ec2.createTransitGateway(r -> r.description("hub").tagSpecifications(
                    TagSpecification.builder().resourceType("transit-gateway")
                            .tags(Tag.builder().key("Name").value("hub").build()).build())).transitGateway();
            assertThat(created.stateAsString()).isEqualTo("pending");
            TransitGateway gateway = describe(ec2, created.transitGatewayId());
            assertThat(gateway.stateAsString()).isEqualTo("available");
            assertThat(gateway.description()).isEqualTo("hub");
            assertThat(gateway.ownerId()).hasSize(12);
            assertThat(gateway.transitGatewayArn()).endsWith("transit-gateway/" + gateway.transitGatewayId());
            assertThat(gateway.tags()).hasSize(1);
            var options = gateway.options();
            assertThat(options.amazonSideAsn()).isEqualTo(64512);
            assertThat(options.autoAcceptSharedAttachmentsAsString()).isEqualTo("disable");
            assertThat(options.defaultRouteTableAssociationAsString()).isEqualTo("enable");
            assertThat(options.defaultRouteTablePropagationAsString()).isEqualTo("enable");
            assertThat(options.vpnEcmpSupportAsString()).isEqualTo("enable");
            assertThat(options.dnsSupportAsString()).isEqualTo("enable");
            assertThat(options.multicastSupportAsString()).isEqualTo("disable");
            TransitGatewayRouteTable table = ec2.describeTransitGatewayRouteTables(
                    r -> r.filters(filter("transit-gateway-id", gateway.transitGatewayId())))
                    .transitGatewayRouteTables().get(0);
            assertThat(table.transitGatewayRouteTableId()).startsWith("tgw-rtb-")
                    .isEqualTo(options.associationDefaultRouteTableId())
                    .isEqualTo(options.propagationDefaultRouteTableId());
            assertThat(table.defaultAssociationRouteTable()).isTrue();
            assertThat(table.defaultPropagationRouteTable()).isTrue();
            assertThat(table.stateAsString()).isEqualTo("available");
        }
    }

    @Test
    void aGatewayThatConnectsNothingByItselfHasNoRouteTable() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String bare = Net.bareGateway(ec2);
            assertThat(ec2.describeTransitGatewayRouteTables().transitGatewayRouteTables()).isEmpty();
            assertThat(describe(ec2, bare).options().associationDefaultRouteTableId()).isNull();
        }
    }

    @Test
    void statesTakeTimeAndADeletedGatewayStaysVisibleForAWhile() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String id = gateway(ec2);
            assertThat(describe(ec2, id).stateAsString()).isEqualTo("pending");
            assertRefused("IncorrectState", id + " is in invalid state.",
                    () -> ec2.deleteTransitGateway(r -> r.transitGatewayId(id)));
            cloud.time().advance(Duration.ofMinutes(3));
            assertThat(describe(ec2, id).stateAsString()).isEqualTo("available");
            assertThat(ec2.deleteTransitGateway(r -> r.transitGatewayId(id)).transitGateway().stateAsString())
                    .isEqualTo("deleting");
            cloud.time().advance(Duration.ofMinutes(3));
            assertThat(describe(ec2, id).stateAsString()).isEqualTo("deleted");
            assertThat(ec2.describeTransitGatewayRouteTables().transitGatewayRouteTables())
                    .singleElement().satisfies(table -> assertThat(table.stateAsString()).isEqualTo("deleted"));
            assertRefused("InvalidTransitGatewayID.NotFound",
                    "Transit Gateway " + id + " was deleted or does not exist.",
                    () -> ec2.deleteTransitGateway(r -> r.transitGatewayId(id)));
            cloud.time().advance(Duration.ofHours(2));
            assertThat(ec2.describeTransitGateways().transitGateways()).isEmpty();
            assertThat(ec2.describeTransitGatewayRouteTables().transitGatewayRouteTables()).isEmpty();
        }
    }

    @Test
    void aGatewayStaysWhileSomethingIsAttached() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = gateway(ec2);
            String attachment = attachDefault(ec2, id);
            assertRefused("IncorrectState", id + " has non-deleted VPC Attachments: " + attachment + ".",
                    () -> ec2.deleteTransitGateway(r -> r.transitGatewayId(id)));
            ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment));
            ec2.deleteTransitGateway(r -> r.transitGatewayId(id));
            assertThat(describe(ec2, id).stateAsString()).isEqualTo("deleted");
        }
    }

    @Test
    void aGatewayIsModified() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = ec2.createTransitGateway(r -> r.options(o -> o.transitGatewayCidrBlocks("10.99.0.0/24")))
                    .transitGateway().transitGatewayId();
            String table = Net.table(ec2, id);
            var answer = ec2.modifyTransitGateway(r -> r.transitGatewayId(id).description("new").options(o -> o
                    .autoAcceptSharedAttachments("enable").dnsSupport("disable").vpnEcmpSupport("disable")
                    .addTransitGatewayCidrBlocks("10.100.0.0/24", "fd00:1::/64")
                    .removeTransitGatewayCidrBlocks("10.99.0.0/24")
                    .defaultRouteTableAssociation("enable").associationDefaultRouteTableId(table)
                    .defaultRouteTablePropagation("disable").amazonSideAsn(65000L)));
            assertThat(answer.transitGateway().stateAsString()).isEqualTo("modifying");
            TransitGateway gateway = describe(ec2, id);
            assertThat(gateway.stateAsString()).isEqualTo("available");
            assertThat(gateway.description()).isEqualTo("new");
            var options = gateway.options();
            assertThat(options.autoAcceptSharedAttachmentsAsString()).isEqualTo("enable");
            assertThat(options.dnsSupportAsString()).isEqualTo("disable");
            assertThat(options.vpnEcmpSupportAsString()).isEqualTo("disable");
            assertThat(options.transitGatewayCidrBlocks()).containsExactly("10.100.0.0/24", "fd00:1::/64");
            assertThat(options.associationDefaultRouteTableId()).isEqualTo(table);
            assertThat(options.propagationDefaultRouteTableId()).isNull();
            assertThat(options.amazonSideAsn()).isEqualTo(65000);
            assertThat(ec2.describeTransitGatewayRouteTables(r -> r.transitGatewayRouteTableIds(table))
                    .transitGatewayRouteTables().get(0).defaultAssociationRouteTable()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "64511      | enable  | InvalidParameterValue",
        "65535      | enable  | InvalidParameterValue",
        "4294967295 | enable  | InvalidParameterValue",
        "64513      | perhaps | InvalidParameterValue",
    })
    void optionsOutOfRangeAreRefused(long asn, String word, String code) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            assertRefused(code,
                    () -> ec2.createTransitGateway(r -> r.options(o -> o.amazonSideAsn(asn).dnsSupport(word))));
            assertThat(ec2.describeTransitGateways().transitGateways()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10.0.0.1/24",
        "10.0.0.0",
        "10.0.0.0/25",
        "169.254.0.0/24",
        "fd00::/65",
        "fd00::1/64",
        "nonsense",
        "''",
    })
    void cidrBlocksHaveRules(String block) {
        try (var cloud = FakeCloud.create()) {
            assertRefused("InvalidParameterValue", () -> cloud.ec2().createTransitGateway(
                    r -> r.options(o -> o.transitGatewayCidrBlocks(block))));
        }
    }

    @Test
    void cidrBlocksThatAreNoneAreRefusedInAwssWords() {
        try (var cloud = FakeCloud.create()) {
            assertRefused("InvalidParameterValue", "All Transit Gateway CIDR blocks must be a valid IPv4 or IPv6 CIDR "
                    + "and align with the first address in the block.  Invalid block: 10.0.0.1/24", () -> cloud.ec2()
                    .createTransitGateway(r -> r.options(o -> o.transitGatewayCidrBlocks("10.0.0.1/24"))));
        }
    }

    @Test
    void cidrBlocksDoNotOverlapAndAreFiveAtTheMost() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            assertRefused("InvalidParameterValue", () -> ec2.createTransitGateway(
                    r -> r.options(o -> o.transitGatewayCidrBlocks("10.0.0.0/16", "10.0.1.0/24"))));
            assertRefused("TransitGatewayCidrBlockLimitExceeded", () -> ec2.createTransitGateway(
                    r -> r.options(o -> o.transitGatewayCidrBlocks("10.0.0.0/24", "10.1.0.0/24", "10.2.0.0/24",
                            "10.3.0.0/24", "10.4.0.0/24", "10.5.0.0/24"))));
            String id = gateway(ec2);
            assertRefused("InvalidParameterValue", () -> ec2.modifyTransitGateway(
                    r -> r.transitGatewayId(id).options(o -> o.removeTransitGatewayCidrBlocks("10.0.0.0/24"))));
        }
    }

    @Test
    void aDefaultTableMustFitItsSwitch() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String bare = Net.bareGateway(ec2);
            String other = gateway(ec2);
            assertRefused("InvalidParameterCombination",
                    "enable DefaultRouteTablePropagation conflicts with PropagationDefaultRouteTableId null",
                    () -> ec2.modifyTransitGateway(
                            r -> r.transitGatewayId(bare).options(o -> o.defaultRouteTablePropagation("enable"))));
            assertRefused("InvalidParameterCombination", () -> ec2.modifyTransitGateway(
                    r -> r.transitGatewayId(other).options(o -> o.defaultRouteTableAssociation("disable")
                            .associationDefaultRouteTableId(Net.defaultTable(ec2, other)))));
            assertRefused("InvalidParameterValue", () -> ec2.modifyTransitGateway(
                    r -> r.transitGatewayId(bare).options(o -> o.defaultRouteTableAssociation("enable")
                            .associationDefaultRouteTableId(Net.defaultTable(ec2, other)))));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | MissingParameter | Missing required parameter in request: TransitGatewayId.",
        "'' | MissingParameter | Missing required parameter in request: TransitGatewayId.",
        "tgw-0123456789abcdef0 | InvalidTransitGatewayID.NotFound | "
                + "Transit Gateway tgw-0123456789abcdef0 was deleted or does not exist.",
        "vpc-0123456789abcdef0 | InvalidTransitGatewayID.Malformed | "
                + "Invalid id: \"vpc-0123456789abcdef0\" (expecting \"tgw-...\")",
    })
    void whatIsNoGatewayIsRefused(String id, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            assertRefused(code, message, () -> ec2.deleteTransitGateway(r -> r.transitGatewayId(id)));
            assertRefused(code, message, () -> ec2.modifyTransitGateway(r -> r.transitGatewayId(id)));
            assertRefused(code, message, () -> ec2.createTransitGatewayRouteTable(r -> r.transitGatewayId(id)));
            assertRefused(code, message, () -> ec2.createTransitGatewayMulticastDomain(r -> r.transitGatewayId(id)));
        }
    }

    @Test
    void anAccountHasFiveGatewaysAndAGatewayTwentyTables() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String first = gateway(ec2);
            for (int i = 1; i < 5; i++) {
                gateway(ec2);
            }
            assertRefused("TransitGatewayLimitExceeded", () -> gateway(ec2));
            for (int i = 1; i < 20; i++) {
                Net.table(ec2, first);
            }
            assertRefused("TransitGatewayRouteTableLimitExceeded", () -> Net.table(ec2, first));
            ec2.deleteTransitGateway(r -> r.transitGatewayId(first));
            assertThat(gateway(ec2)).startsWith("tgw-");
        }
    }

    @Test
    void gatewaysAreFoundByFilterAndPage() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String plain = gateway(ec2);
            String special = ec2.createTransitGateway(r -> r.options(o -> o.amazonSideAsn(65001L)
                    .dnsSupport("disable").vpnEcmpSupport("disable").autoAcceptSharedAttachments("enable")
                    .defaultRouteTablePropagation("disable"))).transitGateway().transitGatewayId();
            String table = Net.defaultTable(ec2, special);
            ec2.createTags(r -> r.resources(special).tags(Tag.builder().key("k").value("v").build()));
            for (List<String> condition : List.of(
                    List.of("options.amazon-side-asn", "65001"),
                    List.of("options.association-default-route-table-id", table),
                    List.of("options.auto-accept-shared-attachments", "enable"),
                    List.of("options.default-route-table-propagation", "disable"),
                    List.of("options.dns-support", "disable"),
                    List.of("options.vpn-ecmp-support", "disable"),
                    List.of("transit-gateway-id", special),
                    List.of("tag:k", "v"),
                    List.of("tag-key", "k"))) {
                assertThat(ec2.describeTransitGateways(
                        r -> r.filters(filter(condition.get(0), condition.get(1)))).transitGateways())
                        .as("%s", condition).extracting(TransitGateway::transitGatewayId).containsExactly(special);
            }
            assertThat(ec2.describeTransitGateways(r -> r.filters(filter("options.default-route-table-association",
                    "enable"), filter("state", "available"))).transitGateways()).hasSize(2);
            assertThat(ec2.describeTransitGateways(r -> r.filters(
                    filter("options.propagation-default-route-table-id", Net.defaultTable(ec2, plain)),
                    filter("owner-id", "*"))).transitGateways()).hasSize(1);
            assertRefused("InvalidParameterCombination", "The parameter TransitGatewayIds cannot be used with the "
                    + "parameter MaxResults",
                    () -> ec2.describeTransitGateways(r -> r.transitGatewayIds(plain).maxResults(5)));
        }
    }

    @Test
    void whatIsNotSimulatedIsRefusedLoudly() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String table = Net.defaultTable(ec2, gateway(ec2));
            assertThatThrownBy(() -> ec2.enableTransitGatewayRouteTablePropagation(
                    r -> r.transitGatewayRouteTableId(table).transitGatewayRouteTableAnnouncementId("x")))
                    .isInstanceOf(NotSimulatedException.class);
        }
    }
}
