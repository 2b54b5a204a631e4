package io.github.fakeec2.network.transit;

import static io.github.fakeec2.Refusals.assertRefused;
import static io.github.fakeec2.network.transit.Net.attachDefault;
import static io.github.fakeec2.network.transit.Net.attachNew;
import static io.github.fakeec2.network.transit.Net.defaultTable;
import static io.github.fakeec2.network.transit.Net.filter;
import static io.github.fakeec2.network.transit.Net.gateway;
import static io.github.fakeec2.network.transit.Net.routes;
import static io.github.fakeec2.network.transit.Net.table;
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
import software.amazon.awssdk.services.ec2.model.TransitGatewayAssociationState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;

class TransitGatewayRouteTest {

    private static TransitGatewayRoute create(Ec2Client ec2, String table, String cidr, String attachment) {
        return ec2.createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table).destinationCidrBlock(cidr)
                .transitGatewayAttachmentId(attachment)).route();
    }

    private static void blackhole(Ec2Client ec2, String table, String cidr) {
        ec2.createTransitGatewayRoute(
                r -> r.transitGatewayRouteTableId(table).destinationCidrBlock(cidr).blackhole(true));
    }

    // ---- propagation

    @Test
    void attachedVpcsPropagateTheirRangesForAsLongAsTheyAreAttached() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String table = defaultTable(ec2, gateway);
            String one = attachNew(ec2, gateway, "10.1.0.0/16");
            attachNew(ec2, gateway, "10.2.0.0/16");
            assertThat(routes(ec2, table)).containsExactly("10.1.0.0/16 propagated active",
                    "10.2.0.0/16 propagated active");
            ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(one));
            assertThat(routes(ec2, table)).containsExactly("10.2.0.0/16 propagated active");
        }
    }

    @Test
    void propagatedRoutesFollowTheRangesOfTheVpc() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            attachNew(ec2, gateway, "10.1.0.0/16");
            String vpc = ec2.describeTransitGatewayVpcAttachments().transitGatewayVpcAttachments().get(0).vpcId();
            String association = ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).cidrBlock("10.9.0.0/16"))
                    .cidrBlockAssociation().associationId();
            assertThat(routes(ec2, defaultTable(ec2, gateway))).containsExactly("10.1.0.0/16 propagated active",
                    "10.9.0.0/16 propagated active");
            ec2.disassociateVpcCidrBlock(r -> r.associationId(association));
            assertThat(routes(ec2, defaultTable(ec2, gateway))).containsExactly("10.1.0.0/16 propagated active");
        }
    }

    @Test
    void ofVpcsThatOverlapTheFirstPropagates() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String first = attachNew(ec2, gateway, "10.1.0.0/16");
            String second = attachNew(ec2, gateway, "10.1.0.0/16");
            var search = ec2.searchTransitGatewayRoutes(r -> r.transitGatewayRouteTableId(defaultTable(ec2, gateway))
                    .filters(filter("state", "active")));
            assertThat(search.routes()).singleElement().satisfies(route -> assertThat(
                    route.transitGatewayAttachments().get(0).transitGatewayAttachmentId()).isEqualTo(first));
            ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(first));
            assertThat(routes(ec2, defaultTable(ec2, gateway),
                    filter("attachment.transit-gateway-attachment-id", second)))
                    .containsExactly("10.1.0.0/16 propagated active");
        }
    }

    @Test
    void propagationIsTurnedOnAndOff() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = Net.bareGateway(ec2);
            String table = table(ec2, gateway);
            String attachment = attachDefault(ec2, gateway);
            var enabled = ec2.enableTransitGatewayRouteTablePropagation(
                    r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment)).propagation();
            assertThat(enabled.stateAsString()).isEqualTo("enabled");
            assertThat(enabled.resourceTypeAsString()).isEqualTo("vpc");
            assertThat(ec2.getTransitGatewayRouteTablePropagations(r -> r.transitGatewayRouteTableId(table)
                    .filters(filter("resource-type", "vpc"), filter("resource-id", enabled.resourceId()),
                            filter("transit-gateway-attachment-id", attachment)))
                    .transitGatewayRouteTablePropagations()).hasSize(1);
            assertThat(routes(ec2, table)).containsExactly("172.31.0.0/16 propagated active");
            assertRefused("TransitGatewayRouteTablePropagation.Duplicate", "Propagation " + attachment
                    + " already exists in Transit Gateway Route Table " + table + ".",
                    () -> ec2.enableTransitGatewayRouteTablePropagation(
                            r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment)));
            assertThat(ec2.disableTransitGatewayRouteTablePropagation(
                    r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment)).propagation()
                    .stateAsString()).isEqualTo("disabled");
            assertThat(routes(ec2, table)).isEmpty();
            assertRefused("TransitGatewayRouteTablePropagation.NotFound",
                    () -> ec2.disableTransitGatewayRouteTablePropagation(
                            r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment)));
        }
    }

    // ---- associations

    @Test
    void anAttachmentIsAssociatedWithOneTable() {
        try (var cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            cloud.time().advance(Duration.ofMinutes(5));
            String attachment = attachDefault(ec2, gateway);
            String table = table(ec2, gateway);
            cloud.time().advance(Duration.ofMinutes(5));
            assertRefused("Resource.AlreadyAssociated",
                    "Transit Gateway Attachment " + attachment + " is already associated to a route table.",
                    () -> ec2.associateTransitGatewayRouteTable(
                            r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment)));
            String before = defaultTable(ec2, gateway);
            assertThat(ec2.disassociateTransitGatewayRouteTable(
                    r -> r.transitGatewayRouteTableId(before).transitGatewayAttachmentId(attachment)).association()
                    .stateAsString()).isEqualTo("disassociating");
            assertThat(associations(ec2, before)).containsExactly("disassociating");
            cloud.time().advance(Duration.ofMinutes(1));
            assertThat(associations(ec2, before)).isEmpty();
            assertThat(ec2.associateTransitGatewayRouteTable(
                    r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment)).association()
                    .state()).isEqualTo(TransitGatewayAssociationState.ASSOCIATING);
            cloud.time().advance(Duration.ofMinutes(1));
            assertThat(associations(ec2, table)).containsExactly("associated");
            assertRefused("InvalidAssociation.NotFound", () -> ec2.disassociateTransitGatewayRouteTable(
                    r -> r.transitGatewayRouteTableId(before).transitGatewayAttachmentId(attachment)));
        }
    }

    private static List<String> associations(Ec2Client ec2, String table) {
        return ec2.getTransitGatewayRouteTableAssociations(r -> r.transitGatewayRouteTableId(table)
                .filters(filter("resource-type", "vpc"))).associations().stream()
                .map(association -> association.stateAsString()).toList();
    }

    @Test
    void aTableGoesWhenNothingIsAssociatedWithIt() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String standard = defaultTable(ec2, gateway);
            String attachment = attachDefault(ec2, gateway);
            assertRefused("IncorrectState",
                    () -> ec2.deleteTransitGatewayRouteTable(r -> r.transitGatewayRouteTableId(standard)));
            String table = table(ec2, gateway);
            ec2.disassociateTransitGatewayRouteTable(
                    r -> r.transitGatewayRouteTableId(standard).transitGatewayAttachmentId(attachment));
            ec2.associateTransitGatewayRouteTable(
                    r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment));
            assertRefused("IncorrectState", table + " has non-deleted associations: " + attachment + ".",
                    () -> ec2.deleteTransitGatewayRouteTable(r -> r.transitGatewayRouteTableId(table)));
            ec2.disassociateTransitGatewayRouteTable(
                    r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(attachment));
            assertThat(ec2.deleteTransitGatewayRouteTable(r -> r.transitGatewayRouteTableId(table))
                    .transitGatewayRouteTable().stateAsString()).isEqualTo("deleting");
            assertRefused("InvalidRouteTableID.NotFound",
                    "Transit Gateway Route Table " + table + " was deleted or does not exist.",
                    () -> routes(ec2, table));
            assertThat(ec2.describeTransitGatewayRouteTables(r -> r.filters(filter("state", "deleted"),
                    filter("transit-gateway-id", gateway), filter("transit-gateway-route-table-id", table),
                    filter("default-association-route-table", "false"),
                    filter("default-propagation-route-table", "false"))).transitGatewayRouteTables()).hasSize(1);
        }
    }

    @Test
    void aTableTakesAttachmentsOfItsOwnGatewayAlone() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String other = attachDefault(ec2, Net.bareGateway(ec2));
            String table = defaultTable(ec2, gateway(ec2));
            assertRefused("InvalidParameterValue", () -> ec2.associateTransitGatewayRouteTable(
                    r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(other)));
            assertRefused("InvalidParameterValue", () -> ec2.enableTransitGatewayRouteTablePropagation(
                    r -> r.transitGatewayRouteTableId(table).transitGatewayAttachmentId(other)));
            assertRefused("InvalidParameterValue", () -> create(ec2, table, "10.0.0.0/8", other));
        }
    }

    // ---- static routes

    @Test
    void aStaticRouteIsMadeReplacedAndDeleted() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String table = defaultTable(ec2, gateway);
            String attachment = attachDefault(ec2, gateway);
            TransitGatewayRoute made = create(ec2, table, "0.0.0.0/0", attachment);
            assertThat(made.stateAsString()).isEqualTo("active");
            assertThat(made.typeAsString()).isEqualTo("static");
            assertThat(made.transitGatewayAttachments().get(0).resourceTypeAsString()).isEqualTo("vpc");
            assertRefused("RouteAlreadyExists",
                    "Route 0.0.0.0/0 already exists in Transit Gateway Route Table " + table + ".",
                    () -> create(ec2, table, "0.0.0.0/0", attachment));
            assertThat(ec2.replaceTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table)
                    .destinationCidrBlock("0.0.0.0/0").blackhole(true)).route().stateAsString())
                    .isEqualTo("blackhole");
            assertThat(routes(ec2, table, filter("type", "static"))).containsExactly("0.0.0.0/0 static blackhole");
            assertThat(ec2.deleteTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table)
                    .destinationCidrBlock("0.0.0.0/0")).route().stateAsString()).isEqualTo("deleted");
            assertRefused("InvalidRoute.NotFound", () -> ec2.deleteTransitGatewayRoute(
                    r -> r.transitGatewayRouteTableId(table).destinationCidrBlock("0.0.0.0/0")));
            assertRefused("InvalidRoute.NotFound", () -> ec2.replaceTransitGatewayRoute(
                    r -> r.transitGatewayRouteTableId(table).destinationCidrBlock("172.31.0.0/16").blackhole(true)));
        }
    }

    @Test
    void aStaticRouteGoesBeforeAPropagatedOneAndTurnsIntoABlackholeWithItsAttachment() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String table = defaultTable(ec2, gateway);
            attachNew(ec2, gateway, "10.1.0.0/16");
            String firewall = attachDefault(ec2, gateway);
            create(ec2, table, "10.1.0.0/16", firewall);
            create(ec2, table, "fd00::/8", firewall);
            assertThat(routes(ec2, table)).containsExactly("10.1.0.0/16 static active", "fd00::/8 static active",
                    "172.31.0.0/16 propagated active");
            ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(firewall));
            assertThat(routes(ec2, table)).containsExactly("10.1.0.0/16 static blackhole",
                    "fd00::/8 static blackhole");
            ec2.deleteTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table).destinationCidrBlock("10.1.0.0/16"));
            assertThat(routes(ec2, table, filter("state", "active"))).containsExactly("10.1.0.0/16 propagated active");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null         | ATTACHMENT | null | MissingParameter",
        "''           | ATTACHMENT | null | MissingParameter",
        "10.0.0.0     | ATTACHMENT | null | InvalidParameterValue",
        "10.0.0.1/8   | ATTACHMENT | null | InvalidParameterValue",
        "10.0.0.0/33  | ATTACHMENT | null | InvalidParameterValue",
        "fd00::1/64   | ATTACHMENT | null | InvalidParameterValue",
        "nonsense     | ATTACHMENT | null | InvalidParameterValue",
        "10.0.0.0/8   | null       | null | MissingParameter",
        "10.0.0.0/8   | null       | false | MissingParameter",
        "10.0.0.0/8   | ATTACHMENT | true | InvalidParameterCombination",
        "10.0.0.0/8   | tgw-attach-0123456789abcdef0 | null | InvalidTransitGatewayAttachmentID.NotFound",
        "10.0.0.0/8   | tgw-0123456789abcdef0 | null | InvalidTransitGatewayAttachmentID.Malformed",
    })
    void badRoutesAreRefused(String cidr, String attachment, Boolean blackhole, String code) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String table = defaultTable(ec2, gateway);
            String real = attachDefault(ec2, gateway);
            assertRefused(code, () -> ec2.createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table)
                    .destinationCidrBlock(cidr).blackhole(blackhole)
                    .transitGatewayAttachmentId("ATTACHMENT".equals(attachment) ? real : attachment)));
            assertThat(routes(ec2, table, filter("type", "static"))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | MissingParameter | Missing required parameter in request: TransitGatewayRouteTableId.",
        "tgw-rtb-0123456789abcdef0 | InvalidRouteTableID.NotFound | "
                + "Transit Gateway Route Table tgw-rtb-0123456789abcdef0 was deleted or does not exist.",
        "rtb-0123456789abcdef0 | InvalidRouteTableId.Malformed | "
                + "Invalid id: \"rtb-0123456789abcdef0\" (expecting \"tgw-rtb-...\")",
    })
    void whatIsNoTableIsRefused(String table, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            assertRefused(code, message, () -> blackhole(ec2, table, "10.0.0.0/8"));
            assertRefused(code, message, () -> routes(ec2, table));
            assertRefused(code, message,
                    () -> ec2.deleteTransitGatewayRouteTable(r -> r.transitGatewayRouteTableId(table)));
            assertRefused(code, message,
                    () -> ec2.getTransitGatewayRouteTableAssociations(r -> r.transitGatewayRouteTableId(table)));
            assertRefused(code, message,
                    () -> ec2.getTransitGatewayRouteTablePropagations(r -> r.transitGatewayRouteTableId(table)));
            assertRefused(code, message,
                    () -> ec2.getTransitGatewayPrefixListReferences(r -> r.transitGatewayRouteTableId(table)));
        }
    }

    // ---- search

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "route-search.exact-match          | 10.0.1.0/24  | 10.0.1.0/24",
        "route-search.exact-match          | 10.0.1.0/25  | ''",
        "route-search.longest-prefix-match | 10.0.1.7     | 10.0.1.0/24",
        "route-search.longest-prefix-match | 10.0.2.0/24  | 10.0.0.0/16",
        "route-search.longest-prefix-match | 11.0.0.0/8   | 0.0.0.0/0",
        "route-search.longest-prefix-match | fd00::1      | fd00::/8",
        "route-search.subnet-of-match      | 10.0.0.0/8   | 10.0.0.0/16 10.0.1.0/24",
        "route-search.supernet-of-match    | 10.0.1.0/24  | 0.0.0.0/0 10.0.0.0/16 10.0.1.0/24",
        "route-search.supernet-of-match    | 10.0.0.0/15  | 0.0.0.0/0",
    })
    void routesAreSearchedByWhereTheyLead(String name, String value, String found) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String table = defaultTable(ec2, gateway(ec2));
            for (String cidr : List.of("0.0.0.0/0", "10.0.0.0/16", "10.0.1.0/24", "fd00::/8")) {
                blackhole(ec2, table, cidr);
            }
            assertThat(String.join(" ", ec2.searchTransitGatewayRoutes(
                    r -> r.transitGatewayRouteTableId(table).filters(filter(name, value))).routes().stream()
                    .map(TransitGatewayRoute::destinationCidrBlock).toList())).isEqualTo(found);
        }
    }

    @Test
    void aSearchNeedsFiltersAndSaysWhetherThereIsMore() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String table = defaultTable(ec2, gateway);
            String attachment = attachDefault(ec2, gateway);
            assertRefused("MissingParameter", "Missing required parameter in request: Filters.",
                    () -> ec2.searchTransitGatewayRoutes(r -> r.transitGatewayRouteTableId(table)));
            assertRefused("InvalidParameterValue",
                    () -> routes(ec2, table, filter("route-search.exact-match", "nonsense")));
            assertRefused("InvalidParameterValue", () -> routes(ec2, table, filter("route-search.best", "10.0.0.0/8")));
            for (int i = 0; i < 6; i++) {
                blackhole(ec2, table, "10." + i + ".0.0/16");
            }
            var some = ec2.searchTransitGatewayRoutes(r -> r.transitGatewayRouteTableId(table).maxResults(5)
                    .filters(filter("type", "static")));
            assertThat(some.routes()).hasSize(5);
            assertThat(some.additionalRoutesAvailable()).isTrue();
            assertThat(routes(ec2, table, filter("state", "blackhole"))).hasSize(6);
            assertThat(routes(ec2, table, filter("attachment.transit-gateway-attachment-id", attachment),
                    filter("attachment.resource-type", "vpc"), filter("attachment.resource-id", "vpc-*")))
                    .containsExactly("172.31.0.0/16 propagated active");
        }
    }

    @Test
    void aGatewayHasTenThousandRoutesAtTheMost() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            cloud.quotas().set(Quota.TRANSIT_GATEWAY_ROUTES, 2);
            String gateway = gateway(ec2);
            String other = table(ec2, gateway);
            blackhole(ec2, defaultTable(ec2, gateway), "10.0.0.0/8");
            blackhole(ec2, other, "10.0.0.0/8");
            assertRefused("TransitGatewayRouteLimitExceeded", () -> blackhole(ec2, other, "11.0.0.0/8"));
            assertThat(Quota.TRANSIT_GATEWAY_ROUTES.defaultValue()).isEqualTo(10_000);
        }
    }
}
