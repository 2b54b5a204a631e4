package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.PropagatingVgw;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** Routes that a virtual private gateway gives to route tables. */
class RoutePropagationTest {

    private static final String OFFICE = "10.0.0.0/8";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String vpcId = ec2.describeVpcs().vpcs().get(0).vpcId();
    private final String tableId = ec2.createRouteTable(r -> r.vpcId(vpcId)).routeTable().routeTableId();
    private final String internetGateway =
            ec2.describeInternetGateways().internetGateways().get(0).internetGatewayId();
    private final String gatewayId = ec2.createVpnGateway(r -> r.type("ipsec.1")).vpnGateway().vpnGatewayId();
    private String connectionId;

    @BeforeEach
    void connectTheOffice() {
        String customer = ec2.createCustomerGateway(r -> r.type("ipsec.1").publicIp("198.51.100.7").bgpAsn(65000))
                .customerGateway().customerGatewayId();
        connectionId = ec2.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(customer)
                .vpnGatewayId(gatewayId).options(o -> o.staticRoutesOnly(true))).vpnConnection().vpnConnectionId();
        ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(connectionId).destinationCidrBlock(OFFICE));
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private void attach() {
        ec2.attachVpnGateway(r -> r.vpcId(vpcId).vpnGatewayId(gatewayId));
    }

    private void enable() {
        ec2.enableVgwRoutePropagation(r -> r.routeTableId(tableId).gatewayId(gatewayId));
    }

    private RouteTable table() {
        return ec2.describeRouteTables(r -> r.routeTableIds(tableId)).routeTables().get(0);
    }

    private List<Route> toOffice() {
        return table().routes().stream().filter(route -> OFFICE.equals(route.destinationCidrBlock())).toList();
    }

    @Test
    void aTableTakesTheRoutesOfTheGatewayWhileItIsEnabled() {
        attach();
        enable();
        enable();
        assertThat(table().propagatingVgws()).extracting(PropagatingVgw::gatewayId).containsExactly(gatewayId);
        assertThat(toOffice()).containsExactly(Route.builder().destinationCidrBlock(OFFICE).gatewayId(gatewayId)
                .origin("EnableVgwRoutePropagation").state("active").build());

        ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(connectionId).destinationCidrBlock("11.0.0.0/8"));
        assertThat(table().routes()).extracting(Route::destinationCidrBlock).contains("11.0.0.0/8");
        ec2.deleteVpnConnectionRoute(r -> r.vpnConnectionId(connectionId).destinationCidrBlock("11.0.0.0/8"));
        assertThat(table().routes()).extracting(Route::destinationCidrBlock).doesNotContain("11.0.0.0/8");

        ec2.disableVgwRoutePropagation(r -> r.routeTableId(tableId).gatewayId(gatewayId));
        assertThat(toOffice()).isEmpty();
        assertThat(table().propagatingVgws()).isEmpty();
        ec2.disableVgwRoutePropagation(r -> r.routeTableId(tableId).gatewayId(gatewayId));
    }

    @Test
    void aTableTakesNothingMoreFromAGatewayThatLeftItsVpc() {
        attach();
        enable();
        ec2.detachVpnGateway(r -> r.vpcId(vpcId).vpnGatewayId(gatewayId));
        assertThat(table().propagatingVgws()).isEmpty();

        String otherVpc = ec2.createVpc(r -> r.cidrBlock("192.168.0.0/16")).vpc().vpcId();
        ec2.attachVpnGateway(r -> r.vpcId(otherVpc).vpnGatewayId(gatewayId));
        assertThat(toOffice()).isEmpty();
    }

    @Test
    void aStaticRouteGoesBeforeAPropagatedOne() {
        attach();
        enable();
        assertRefused("InvalidParameterValue",
                "cannot remove propagated route " + OFFICE + " in route table " + tableId,
                () -> ec2.deleteRoute(r -> r.routeTableId(tableId).destinationCidrBlock(OFFICE)));
        ec2.createRoute(r -> r.routeTableId(tableId).destinationCidrBlock(OFFICE).gatewayId(internetGateway));
        assertThat(toOffice()).extracting(Route::gatewayId).containsExactly(internetGateway);

        ec2.deleteRoute(r -> r.routeTableId(tableId).destinationCidrBlock(OFFICE));

        assertThat(toOffice()).extracting(Route::gatewayId).containsExactly(gatewayId);
    }

    @Test
    void aGatewayThatIsAttachedCanBeATargetToo() {
        assertRefused("InvalidParameterValue", "route table " + tableId + " and network gateway " + gatewayId
                + " belong to different networks", () -> ec2.createRoute(r -> r.routeTableId(tableId)
                        .destinationCidrBlock("12.0.0.0/8").gatewayId(gatewayId)));
        attach();
        ec2.createRoute(r -> r.routeTableId(tableId).destinationCidrBlock("12.0.0.0/8").gatewayId(gatewayId));
        assertThat(table().routes().get(1).stateAsString()).isEqualTo("active");
        ec2.detachVpnGateway(r -> r.vpcId(vpcId).vpnGatewayId(gatewayId));
        assertThat(table().routes().get(1).stateAsString()).isEqualTo("blackhole");
    }

    @Test
    void theTableOfAGatewayTakesNoRoutes() {
        attach();
        ec2.associateRouteTable(r -> r.routeTableId(tableId).gatewayId(gatewayId));
        assertRefused("InvalidParameterValue", this::enable);
        String other = ec2.createRouteTable(r -> r.vpcId(vpcId)).routeTable().routeTableId();
        ec2.enableVgwRoutePropagation(r -> r.routeTableId(other).gatewayId(gatewayId));
        assertRefused("InvalidParameterValue",
                () -> ec2.associateRouteTable(r -> r.routeTableId(other).gatewayId(internetGateway)));
    }

    @Test
    void theGatewayIsAttachedToTheVpcOfTheTable() {
        assertRefused("Gateway.NotAttached", "resource " + gatewayId + " is not attached to network " + vpcId,
                this::enable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | rtb | MissingParameter | The request must contain the parameter gatewayId",
        "vgw-0123456789abcdef0 | null | MissingParameter | The request must contain the parameter routeTableId",
        "vgw-0123456789abcdef0 | rtb | InvalidGatewayID.NotFound "
                + "| The gateway ID 'vgw-0123456789abcdef0' does not exist",
        "igw-0123456789abcdef0 | rtb | InvalidGatewayID.NotFound "
                + "| The gateway ID 'igw-0123456789abcdef0' does not exist",
        "vgw-0123456789abcdef0 | rtb-0123456789abcdef0 | InvalidRouteTableID.NotFound "
                + "| The routeTable ID 'rtb-0123456789abcdef0' does not exist",
    })
    void propagationIsFromAGatewayToATable(String gateway, String table, String code, String message) {
        String id = "rtb".equals(table) ? tableId : table;
        assertRefused(code, message, () -> ec2.enableVgwRoutePropagation(r -> r.gatewayId(gateway).routeTableId(id)));
        assertRefused(code, message, () -> ec2.disableVgwRoutePropagation(r -> r.gatewayId(gateway).routeTableId(id)));
    }
}
