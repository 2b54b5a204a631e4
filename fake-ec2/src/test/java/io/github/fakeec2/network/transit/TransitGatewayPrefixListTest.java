package io.github.fakeec2.network.transit;

import static io.github.fakeec2.Refusals.assertRefused;
import static io.github.fakeec2.network.transit.Net.attachDefault;
import static io.github.fakeec2.network.transit.Net.defaultTable;
import static io.github.fakeec2.network.transit.Net.filter;
import static io.github.fakeec2.network.transit.Net.gateway;
import static io.github.fakeec2.network.transit.Net.routes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPrefixListReference;

class TransitGatewayPrefixListTest {

    private static String list(Ec2Client ec2, String... cidrs) {
        return ec2.createManagedPrefixList(r -> {
            r.prefixListName("spokes").addressFamily("IPv4").maxEntries(5);
            for (String cidr : cidrs) {
                r.entries(entry -> entry.cidr(cidr));
            }
        }).prefixList().prefixListId();
    }

    private static TransitGatewayPrefixListReference reference(Ec2Client ec2, String table, String list,
            String attachment) {
        return ec2.createTransitGatewayPrefixListReference(r -> r.transitGatewayRouteTableId(table).prefixListId(list)
                .transitGatewayAttachmentId(attachment)).transitGatewayPrefixListReference();
    }

    @Test
    void aReferenceIsARouteToEachRangeOfTheList() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String table = defaultTable(ec2, gateway);
            String attachment = attachDefault(ec2, gateway);
            String list = list(ec2, "172.31.0.0/16");
            TransitGatewayPrefixListReference made = reference(ec2, table, list, attachment);
            assertThat(made.stateAsString()).isEqualTo("pending");
            assertThat(made.blackhole()).isFalse();
            assertThat(made.transitGatewayAttachment().resourceTypeAsString()).isEqualTo("vpc");
            assertThat(ec2.getTransitGatewayPrefixListReferences(r -> r.transitGatewayRouteTableId(table)
                    .filters(filter("state", "available"), filter("prefix-list-id", list),
                            filter("is-blackhole", "false"), filter("attachment.resource-type", "vpc"),
                            filter("attachment.resource-id", "vpc-*"), filter("prefix-list-owner-id", "*"),
                            filter("attachment.transit-gateway-attachment-id", attachment)))
                    .transitGatewayPrefixListReferences()).hasSize(1);
            assertThat(routes(ec2, table)).as("before the propagated one")
                    .containsExactly("172.31.0.0/16 static active");
            assertThat(routes(ec2, table, filter("prefix-list-id", list))).hasSize(1);
            ec2.createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table)
                    .destinationCidrBlock("172.31.0.0/16").blackhole(true));
            assertThat(routes(ec2, table)).as("behind a static one").containsExactly("172.31.0.0/16 static blackhole");
        }
    }

    @Test
    void aReferenceIsChangedAndDeleted() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String table = defaultTable(ec2, gateway);
            String list = list(ec2, "10.0.0.0/8");
            reference(ec2, table, list, attachDefault(ec2, gateway));
            assertRefused("RouteAlreadyExists",
                    "Route " + list + " already exists in Transit Gateway Route Table " + table + ".",
                    () -> ec2.createTransitGatewayPrefixListReference(
                            r -> r.transitGatewayRouteTableId(table).prefixListId(list).blackhole(true)));
            assertThat(ec2.modifyTransitGatewayPrefixListReference(
                    r -> r.transitGatewayRouteTableId(table).prefixListId(list).blackhole(true))
                    .transitGatewayPrefixListReference().stateAsString()).isEqualTo("modifying");
            assertThat(routes(ec2, table, filter("type", "static"))).containsExactly("10.0.0.0/8 static blackhole");
            assertThat(ec2.deleteTransitGatewayPrefixListReference(
                    r -> r.transitGatewayRouteTableId(table).prefixListId(list)).transitGatewayPrefixListReference()
                    .stateAsString()).isEqualTo("deleting");
            assertThat(routes(ec2, table, filter("type", "static"))).isEmpty();
            assertRefused("InvalidRoute.NotFound", () -> ec2.deleteTransitGatewayPrefixListReference(
                    r -> r.transitGatewayRouteTableId(table).prefixListId(list)));
            assertRefused("InvalidRoute.NotFound", () -> ec2.modifyTransitGatewayPrefixListReference(
                    r -> r.transitGatewayRouteTableId(table).prefixListId(list).blackhole(true)));
        }
    }

    @Test
    void aListStaysWhileATableRefersToIt() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String table = defaultTable(ec2, gateway(ec2));
            String list = list(ec2, "10.0.0.0/8");
            ec2.createTransitGatewayPrefixListReference(
                    r -> r.transitGatewayRouteTableId(table).prefixListId(list).blackhole(true));
            assertRefused("DependencyViolation", () -> ec2.deleteManagedPrefixList(r -> r.prefixListId(list)));
        }
    }

    @Test
    void aListCountsAsManyRoutesAsItMayHave() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            cloud.quotas().set(Quota.TRANSIT_GATEWAY_ROUTES, 4);
            String gateway = gateway(ec2);
            String attachment = attachDefault(ec2, gateway);
            String list = list(ec2, "10.0.0.0/8");
            assertRefused("TransitGatewayRouteLimitExceeded",
                    () -> reference(ec2, defaultTable(ec2, gateway), list, attachment));
        }
    }

    @Test
    void aListGrowsOnlyAsFarAsTheTablesThatReferToItHaveRoom() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            cloud.quotas().set(Quota.TRANSIT_GATEWAY_ROUTES, 7);
            String gateway = gateway(ec2);
            String table = defaultTable(ec2, gateway);
            String list = list(ec2, "10.0.0.0/8");
            reference(ec2, table, list, attachDefault(ec2, gateway));
            assertThat(ec2.getManagedPrefixListAssociations(r -> r.prefixListId(list)).prefixListAssociations())
                    .singleElement().returns(table, user -> user.resourceId());
            ec2.modifyManagedPrefixList(r -> r.prefixListId(list).maxEntries(8));
            assertThat(ec2.describeManagedPrefixLists(r -> r.prefixListIds(list)).prefixLists()).singleElement()
                    .returns("modify-failed", now -> now.stateAsString())
                    .returns(5, now -> now.maxEntries())
                    .returns("The following resources do not support the new maximum size: " + table,
                            now -> now.stateMessage());
            ec2.modifyManagedPrefixList(r -> r.prefixListId(list).maxEntries(7));
            assertThat(ec2.describeManagedPrefixLists(r -> r.prefixListIds(list)).prefixLists()).singleElement()
                    .returns(7, now -> now.maxEntries());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | MissingParameter",
        "pl-0123456789abcdef0 | InvalidPrefixListID.NotFound",
        "nonsense | InvalidPrefixListId.Malformed",
    })
    void whatIsNoListIsRefused(String list, String code) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            String attachment = attachDefault(ec2, gateway);
            assertRefused(code, () -> reference(ec2, defaultTable(ec2, gateway), list, attachment));
        }
    }
}
