package io.github.fakeec2.network.vpn;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Gateways;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.network.VpnConnections;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IKEVersionsRequestListValue;
import software.amazon.awssdk.services.ec2.model.Phase1DHGroupNumbersRequestListValue;
import software.amazon.awssdk.services.ec2.model.Phase1EncryptionAlgorithmsRequestListValue;
import software.amazon.awssdk.services.ec2.model.Phase2IntegrityAlgorithmsRequestListValue;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TunnelOption;
import software.amazon.awssdk.services.ec2.model.VgwTelemetry;
import software.amazon.awssdk.services.ec2.model.VpnConnection;
import software.amazon.awssdk.services.ec2.model.VpnTunnelOptionsSpecification;

class VpnConnectionTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String customer = customer(ec2);
    private final String gateway = gateway(ec2);

    @AfterEach
    void close() {
        cloud.close();
    }

    private static String customer(Ec2Client ec2) {
        return ec2.createCustomerGateway(r -> r.type("ipsec.1").ipAddress("198.51.100.7").bgpAsn(65010))
                .customerGateway().customerGatewayId();
    }

    private static String gateway(Ec2Client ec2) {
        return ec2.createVpnGateway(r -> r.type("ipsec.1").amazonSideAsn(64600L)).vpnGateway().vpnGatewayId();
    }

    private VpnConnection create(Consumer<CreateVpnConnectionRequest.Builder> more) {
        return ec2.createVpnConnection(
                r -> more.accept(r.type("ipsec.1").customerGatewayId(customer).vpnGatewayId(gateway)))
                .vpnConnection();
    }

    private VpnConnection createStatic() {
        return create(r -> r.options(o -> o.staticRoutesOnly(true)));
    }

    private VpnConnection createWith(Consumer<VpnTunnelOptionsSpecification.Builder> tunnel) {
        return create(r -> r.options(o -> o.tunnelOptions(
                VpnTunnelOptionsSpecification.builder().applyMutation(tunnel).build())));
    }

    private VpnConnection describe(String id) {
        return ec2.describeVpnConnections(r -> r.vpnConnectionIds(id)).vpnConnections().get(0);
    }

    // ---- life

    @Test
    void aConnectionHasTwoTunnelsThatAreDown() {
        VpnConnection made = create(r -> { });
        assertThat(made.stateAsString()).isEqualTo("pending");
        VpnConnection available = describe(made.vpnConnectionId());
        assertThat(available.stateAsString()).isEqualTo("available");
        assertThat(available.category()).isEqualTo("VPN");
        assertThat(available.typeAsString()).isEqualTo("ipsec.1");
        assertThat(available.customerGatewayId()).isEqualTo(customer);
        assertThat(available.vpnGatewayId()).isEqualTo(gateway);
        assertThat(available.options().staticRoutesOnly()).isFalse();
        assertThat(available.options().localIpv4NetworkCidr()).isEqualTo("0.0.0.0/0");
        assertThat(available.options().tunnelOptions()).hasSize(2).allSatisfy(tunnel -> {
            assertThat(tunnel.tunnelInsideCidr()).startsWith("169.254.").endsWith("/30");
            assertThat(tunnel.preSharedKey()).matches("[A-Za-z1-9._][A-Za-z0-9._]{31}");
        });
        assertThat(available.vgwTelemetry()).extracting(VgwTelemetry::statusAsString)
                .containsExactly("DOWN", "DOWN");
        assertThat(available.vgwTelemetry()).extracting(VgwTelemetry::outsideIpAddress).isEqualTo(
                available.options().tunnelOptions().stream().map(TunnelOption::outsideIpAddress).toList());
    }

    @Test
    void statesTakeTimeAndADeletedConnectionCanBeSeenForAWhile() {
        try (var manual = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = manual.ec2();
            String id = client.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(customer(client))
                    .vpnGatewayId(gateway(client))).vpnConnection().vpnConnectionId();
            assertThat(state(client)).isEqualTo("pending");
            manual.time().advance(Duration.ofMinutes(3));
            assertThat(state(client)).isEqualTo("available");
            client.deleteVpnConnection(r -> r.vpnConnectionId(id));
            assertThat(state(client)).isEqualTo("deleting");
            manual.time().advance(Duration.ofMinutes(3));
            assertThat(state(client)).isEqualTo("deleted");
            assertThat(client.describeVpnConnections().vpnConnections().get(0).customerGatewayConfiguration())
                    .isNull();
            manual.time().advance(Duration.ofHours(1));
            assertThat(client.describeVpnConnections().vpnConnections()).isEmpty();
        }
    }

    private static String state(Ec2Client client) {
        return client.describeVpnConnections().vpnConnections().get(0).stateAsString();
    }

    @Test
    void theSameConnectionAgainIsTheOneThatThereIs() {
        String id = create(r -> { }).vpnConnectionId();
        assertThat(create(r -> { }).vpnConnectionId()).isEqualTo(id);
        ec2.deleteVpnConnection(r -> r.vpnConnectionId(id));
        assertThat(create(r -> { }).vpnConnectionId()).isNotEqualTo(id);
        assertRefused("InvalidVpnConnection.InvalidState",
                "The VPN connection must be in the available state to complete the request.",
                () -> ec2.deleteVpnConnection(r -> r.vpnConnectionId(id)));
    }

    @Test
    void aConnectionCanWaitForItsGateway() {
        VpnConnection made = ec2.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(customer))
                .vpnConnection();
        assertThat(made.gatewayAssociationStateAsString()).isEqualTo("not-associated");
        ec2.describeVpnConnections();
        ec2.modifyVpnConnection(r -> r.vpnConnectionId(made.vpnConnectionId()).vpnGatewayId(gateway));
        assertThat(describe(made.vpnConnectionId()).gatewayAssociationStateAsString()).isEqualTo("associated");
        assertThat(describe(made.vpnConnectionId()).vpnGatewayId()).isEqualTo(gateway);
    }

    @Test
    void quotasCountWhatIsNotDeleted() {
        cloud.quotas().set(Quota.VPN_CONNECTIONS_PER_REGION, 1);
        create(r -> { });
        assertRefused("VpnConnectionLimitExceeded", "The maximum number of VPN connections has been reached.",
                () -> ec2.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(customer)));
    }

    @Test
    void theTestBringsTunnelsUp() {
        String id = create(r -> { }).vpnConnectionId();
        String first = describe(id).vgwTelemetry().get(0).outsideIpAddress();
        Gateways.of(cloud).change(cloud.accountId(), cloud.region(),
                "the customer's device connects", call -> VpnConnections.tunnelUp(call, id, first, true));
        assertThat(describe(id).vgwTelemetry()).extracting(VgwTelemetry::statusAsString)
                .containsExactly("UP", "DOWN");
        Gateways.of(cloud).change(cloud.accountId(), cloud.region(),
                "the customer's device connects", call -> VpnConnections.tunnelUp(call, id, true));
        assertThat(describe(id).vgwTelemetry()).extracting(VgwTelemetry::statusMessage)
                .containsExactly("IPSEC IS UP", "IPSEC IS UP");
    }

    @Test
    void aTransitGatewayGetsAnAttachmentForTheConnectionAndCanCarryIpv6() {
        String transit = ec2.createTransitGateway(r -> { }).transitGateway().transitGatewayId();
        ec2.describeTransitGateways();
        String id = create(r -> r.vpnGatewayId(null).transitGatewayId(transit)
                .options(o -> o.tunnelInsideIpVersion("ipv6"))).vpnConnectionId();
        assertThat(describe(id).options().localIpv6NetworkCidr()).isEqualTo("::/0");
        assertThat(describe(id).options().localIpv4NetworkCidr()).isNull();
        assertThat(describe(id).options().tunnelOptions())
                .allSatisfy(tunnel -> assertThat(tunnel.tunnelInsideIpv6Cidr()).startsWith("fd").endsWith("/126"));
        assertThat(attachmentState(id)).isEqualTo("available");
        assertThat(found("transit-gateway-id", transit)).containsExactly(id);
        ec2.deleteVpnConnection(r -> r.vpnConnectionId(id));
        assertThat(attachmentState(id)).isIn("deleted", "none");
    }

    private String attachmentState(String connectionId) {
        return ec2.describeTransitGatewayAttachments().transitGatewayAttachments().stream()
                .filter(attachment -> connectionId.equals(attachment.resourceId()))
                .map(attachment -> attachment.stateAsString()).findFirst().orElse("none");
    }

    @Test
    void aConnectionMovesToATransitGatewayWithoutStaticRoutes() {
        String transit = ec2.createTransitGateway(r -> { }).transitGateway().transitGatewayId();
        String id = createStatic().vpnConnectionId();
        ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(id).destinationCidrBlock("192.168.0.0/16"));
        assertRefused("IncorrectState",
                () -> ec2.modifyVpnConnection(r -> r.vpnConnectionId(id).transitGatewayId(transit)));
        ec2.deleteVpnConnectionRoute(r -> r.vpnConnectionId(id).destinationCidrBlock("192.168.0.0/16"));
        ec2.describeVpnConnections();
        ec2.modifyVpnConnection(r -> r.vpnConnectionId(id).transitGatewayId(transit));
        assertThat(describe(id).transitGatewayId()).isEqualTo(transit);
        assertThat(describe(id).vpnGatewayId()).isNull();
        assertThat(attachmentState(id)).isEqualTo("available");
    }

    // ---- configuration

    @Test
    void theConfigurationTellsTheDeviceWhatItNeeds() {
        VpnConnection made = createWith(t -> t.tunnelInsideCidr("169.254.44.40/30").preSharedKey("only.a_test"));
        TunnelOption tunnel = made.options().tunnelOptions().get(0);
        assertThat(made.customerGatewayConfiguration())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<vpn_connection id=\""
                        + made.vpnConnectionId() + "\">")
                .contains("<customer_gateway_id>" + customer + "</customer_gateway_id>")
                .contains("<vpn_gateway_id>" + gateway + "</vpn_gateway_id>")
                .contains("<ip_address>198.51.100.7</ip_address>")
                .contains("<ip_address>" + tunnel.outsideIpAddress() + "</ip_address>")
                .contains("<ip_address>169.254.44.41</ip_address>")
                .contains("<ip_address>169.254.44.42</ip_address>")
                .contains("<asn>65010</asn>")
                .contains("<asn>64600</asn>")
                .contains("<pre_shared_key>only.a_test</pre_shared_key>")
                .doesNotContain("NoBGPVPNConnection");
    }

    @Test
    void withStaticRoutesTheConfigurationDoesWithoutBgp() {
        assertThat(createStatic().customerGatewayConfiguration())
                .contains("<vpn_connection_attributes>NoBGPVPNConnection</vpn_connection_attributes>")
                .doesNotContain("<bgp>");
    }

    @Test
    void devicesGetASampleOfTheirConfiguration() {
        VpnConnection made = create(r -> { });
        var devices = ec2.getVpnConnectionDeviceTypes(r -> { }).vpnConnectionDeviceTypes();
        assertThat(devices).isNotEmpty();
        assertThat(ec2.getVpnConnectionDeviceSampleConfiguration(r -> r.vpnConnectionId(made.vpnConnectionId())
                        .vpnConnectionDeviceTypeId(devices.get(0).vpnConnectionDeviceTypeId()))
                .vpnConnectionDeviceSampleConfiguration()).contains(made.customerGatewayConfiguration());
        assertRefused("InvalidParameterValue", () -> ec2.getVpnConnectionDeviceSampleConfiguration(
                r -> r.vpnConnectionId(made.vpnConnectionId()).vpnConnectionDeviceTypeId("ffffffff")));
        assertRefused("InvalidParameterValue", () -> ec2.getVpnConnectionDeviceTypes(r -> r.maxResults(199)));
    }

    // ---- tunnel options

    @Test
    void chosenTunnelOptionsAreShownAndOthersAreNot() {
        TunnelOption tunnel = createWith(t -> t.phase1LifetimeSeconds(3600).phase2LifetimeSeconds(1800)
                .dpdTimeoutAction("restart").dpdTimeoutSeconds(45).startupAction("start")
                .phase1EncryptionAlgorithms(
                        Phase1EncryptionAlgorithmsRequestListValue.builder().value("AES256").build())
                .phase1DHGroupNumbers(Phase1DHGroupNumbersRequestListValue.builder().value(20).build())
                .ikeVersions(IKEVersionsRequestListValue.builder().value("ikev2").build()))
                .options().tunnelOptions().get(0);
        assertThat(tunnel.phase1LifetimeSeconds()).isEqualTo(3600);
        assertThat(tunnel.phase2LifetimeSeconds()).isEqualTo(1800);
        assertThat(tunnel.dpdTimeoutAction()).isEqualTo("restart");
        assertThat(tunnel.dpdTimeoutSeconds()).isEqualTo(45);
        assertThat(tunnel.startupAction()).isEqualTo("start");
        assertThat(tunnel.phase1EncryptionAlgorithms().get(0).value()).isEqualTo("AES256");
        assertThat(tunnel.phase1DHGroupNumbers().get(0).value()).isEqualTo(20);
        assertThat(tunnel.ikeVersions().get(0).value()).isEqualTo("ikev2");
        assertThat(tunnel.rekeyFuzzPercentage()).isNull();
        assertThat(tunnel.phase2IntegrityAlgorithms()).isEmpty();
    }

    static Stream<Consumer<VpnTunnelOptionsSpecification.Builder>> badTunnels() {
        return Stream.of(
                t -> t.tunnelInsideCidr("169.254.10.0/29"),
                t -> t.tunnelInsideCidr("169.254.10.1/30"),
                t -> t.tunnelInsideCidr("10.0.0.0/30"),
                t -> t.tunnelInsideCidr("no range"),
                t -> t.tunnelInsideIpv6Cidr("fd00::/126"),
                t -> t.preSharedKey("short_7"),
                t -> t.preSharedKey("x".repeat(65)),
                t -> t.preSharedKey("0startswithzero"),
                t -> t.preSharedKey("has a blank"),
                t -> t.phase1LifetimeSeconds(899),
                t -> t.phase1LifetimeSeconds(28801),
                t -> t.phase2LifetimeSeconds(899),
                t -> t.phase2LifetimeSeconds(3601),
                t -> t.phase1LifetimeSeconds(1800).phase2LifetimeSeconds(1800),
                t -> t.rekeyMarginTimeSeconds(59),
                t -> t.phase2LifetimeSeconds(1000).rekeyMarginTimeSeconds(501),
                t -> t.rekeyFuzzPercentage(101),
                t -> t.rekeyFuzzPercentage(-1),
                t -> t.replayWindowSize(63),
                t -> t.replayWindowSize(2049),
                t -> t.dpdTimeoutSeconds(29),
                t -> t.dpdTimeoutAction("shrug"),
                t -> t.startupAction("stop"),
                t -> t.ikeVersions(IKEVersionsRequestListValue.builder().value("ikev3").build()),
                t -> t.ikeVersions(IKEVersionsRequestListValue.builder().build()),
                t -> t.phase1DHGroupNumbers(Phase1DHGroupNumbersRequestListValue.builder().value(5).build()),
                t -> t.phase2IntegrityAlgorithms(
                        Phase2IntegrityAlgorithmsRequestListValue.builder().value("MD5").build()));
    }

    @ParameterizedTest
    @MethodSource("badTunnels")
    void badTunnelOptionsAreRefused(Consumer<VpnTunnelOptionsSpecification.Builder> tunnel) {
        assertRefused("InvalidParameterValue", () -> createWith(tunnel));
        assertThat(ec2.describeVpnConnections().vpnConnections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.0.0/30", "169.254.1.0/30", "169.254.2.0/30", "169.254.3.0/30", "169.254.4.0/30",
        "169.254.5.0/30", "169.254.169.252/30"})
    void reservedRangesAreRefused(String cidr) {
        assertRefused("InvalidParameterValue", "Value (" + cidr + ") for parameter tunnelInsideCidr is invalid. The"
                + " CIDR block is reserved and cannot be used.", () -> createWith(t -> t.tunnelInsideCidr(cidr)));
    }

    @Test
    void aRangeServesOneTunnelOfAGateway() {
        createWith(t -> t.tunnelInsideCidr("169.254.44.40/30"));
        String another = ec2.createCustomerGateway(r -> r.type("ipsec.1").ipAddress("198.51.100.8"))
                .customerGateway().customerGatewayId();
        assertRefused("InvalidParameterValue", () -> ec2.createVpnConnection(r -> r.type("ipsec.1")
                .customerGatewayId(another).vpnGatewayId(gateway).options(o -> o.tunnelOptions(
                        VpnTunnelOptionsSpecification.builder().tunnelInsideCidr("169.254.44.40/30").build()))));
    }

    @Test
    void whatIsNotSimulatedIsRefusedLoudly() {
        assertThatExceptionOfType(NotSimulatedException.class).isThrownBy(
                () -> createWith(t -> t.logOptions(l -> l.cloudWatchLogOptions(c -> c.logEnabled(true)))));
        assertThatExceptionOfType(NotSimulatedException.class).isThrownBy(
                () -> create(r -> r.options(o -> o.outsideIpAddressType("PrivateIpv4"))));
    }

    // ---- static routes

    @Test
    void staticRoutesArePropagatedWhileTheGatewayIsAttached() {
        String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
        String table = ec2.describeRouteTables().routeTables().get(0).routeTableId();
        String id = createStatic().vpnConnectionId();
        ec2.attachVpnGateway(r -> r.vpnGatewayId(gateway).vpcId(vpc));
        ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(id).destinationCidrBlock("192.168.0.0/16"));
        assertThat(propagated(table)).isEmpty();
        ec2.enableVgwRoutePropagation(r -> r.routeTableId(table).gatewayId(gateway));
        assertThat(propagated(table)).containsExactly("192.168.0.0/16");
        ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(id).destinationCidrBlock("192.0.2.0/24"));
        assertThat(propagated(table)).containsExactly("192.168.0.0/16", "192.0.2.0/24");
        ec2.deleteVpnConnectionRoute(r -> r.vpnConnectionId(id).destinationCidrBlock("192.168.0.0/16"));
        assertThat(propagated(table)).containsExactly("192.0.2.0/24");
        ec2.detachVpnGateway(r -> r.vpnGatewayId(gateway).vpcId(vpc));
        assertThat(propagated(table)).isEmpty();
    }

    @Test
    void aDeletedConnectionTakesItsRoutesAlong() {
        String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
        String table = ec2.describeRouteTables().routeTables().get(0).routeTableId();
        String id = createStatic().vpnConnectionId();
        ec2.attachVpnGateway(r -> r.vpnGatewayId(gateway).vpcId(vpc));
        ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(id).destinationCidrBlock("192.168.0.0/16"));
        ec2.enableVgwRoutePropagation(r -> r.routeTableId(table).gatewayId(gateway));
        ec2.deleteVpnConnection(r -> r.vpnConnectionId(id));
        assertThat(propagated(table)).isEmpty();
    }

    private List<String> propagated(String table) {
        return ec2.describeRouteTables(r -> r.routeTableIds(table)).routeTables().get(0).routes().stream()
                .filter(route -> route.originAsString().equals("EnableVgwRoutePropagation"))
                .map(route -> route.destinationCidrBlock()).toList();
    }

    @Test
    void routesBelongToStaticConnectionsOfVirtualPrivateGateways() {
        String dynamic = create(r -> { }).vpnConnectionId();
        ec2.describeVpnConnections();
        assertRefused("InvalidVpnConnection.InvalidType",
                "The specified VPN connection does not support static routes.", () -> ec2.createVpnConnectionRoute(
                        r -> r.vpnConnectionId(dynamic).destinationCidrBlock("192.168.0.0/16")));
    }

    @Test
    void routesAreShownAddedOnceAndDeleted() {
        String id = createStatic().vpnConnectionId();
        for (int i = 0; i < 2; i++) {
            ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(id).destinationCidrBlock("192.168.0.0/16"));
        }
        assertThat(describe(id).routes()).singleElement().satisfies(route -> {
            assertThat(route.destinationCidrBlock()).isEqualTo("192.168.0.0/16");
            assertThat(route.sourceAsString()).isEqualTo("Static");
            assertThat(route.stateAsString()).isEqualTo("available");
        });
        ec2.deleteVpnConnectionRoute(r -> r.vpnConnectionId(id).destinationCidrBlock("192.168.0.0/16"));
        assertThat(describe(id).routes()).isEmpty();
        assertRefused("InvalidRoute.NotFound", () -> ec2.deleteVpnConnectionRoute(
                r -> r.vpnConnectionId(id).destinationCidrBlock("192.168.0.0/16")));
        assertRefused("InvalidParameterValue", () -> ec2.createVpnConnectionRoute(
                r -> r.vpnConnectionId(id).destinationCidrBlock("192.168.0.1/16")));
        assertRefused("MissingParameter", () -> ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(id)));
    }

    // ---- changes

    @Test
    void aConnectionMovesToAnotherGatewayAndCustomer() {
        String id = create(r -> { }).vpnConnectionId();
        String other = gateway(ec2);
        assertThat(ec2.modifyVpnConnection(r -> r.vpnConnectionId(id).vpnGatewayId(other)).vpnConnection()
                .stateAsString()).isEqualTo("modifying");
        assertThat(describe(id).vpnGatewayId()).isEqualTo(other);
        assertThat(describe(id).stateAsString()).isEqualTo("available");
        String another = ec2.createCustomerGateway(r -> r.type("ipsec.1").ipAddress("198.51.100.8"))
                .customerGateway().customerGatewayId();
        ec2.modifyVpnConnection(r -> r.vpnConnectionId(id).customerGatewayId(another));
        assertThat(describe(id).customerGatewayId()).isEqualTo(another);
        assertRefused("MissingParameter", () -> ec2.modifyVpnConnection(r -> r.vpnConnectionId(id)));
        assertRefused("InvalidParameterCombination",
                () -> ec2.modifyVpnConnection(r -> r.vpnConnectionId(id).vpnGatewayId(other)
                        .customerGatewayId(another)));
    }

    @Test
    void aConnectionThatIsNotAvailableTakesNoChange() {
        try (var manual = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = manual.ec2();
            String to = gateway(client);
            String id = client.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(customer(client))
                    .vpnGatewayId(to)).vpnConnection().vpnConnectionId();
            assertRefused("InvalidVpnConnection.InvalidState",
                    () -> client.modifyVpnConnection(r -> r.vpnConnectionId(id).vpnGatewayId(to)));
            assertRefused("InvalidVpnConnection.InvalidState", () -> client.createVpnConnectionRoute(
                    r -> r.vpnConnectionId(id).destinationCidrBlock("192.168.0.0/16")));
        }
    }

    @Test
    void networkRangesCanBeChanged() {
        String id = create(r -> { }).vpnConnectionId();
        ec2.describeVpnConnections();
        ec2.modifyVpnConnectionOptions(r -> r.vpnConnectionId(id).localIpv4NetworkCidr("192.168.0.0/16"));
        assertThat(describe(id).options().localIpv4NetworkCidr()).isEqualTo("192.168.0.0/16");
        assertThat(describe(id).options().remoteIpv4NetworkCidr()).isEqualTo("0.0.0.0/0");
        assertRefused("InvalidParameterCombination",
                () -> ec2.modifyVpnConnectionOptions(r -> r.vpnConnectionId(id).localIpv6NetworkCidr("::/0")));
        assertRefused("InvalidParameterValue",
                () -> ec2.modifyVpnConnectionOptions(r -> r.vpnConnectionId(id).localIpv4NetworkCidr("10.0.0.1/8")));
    }

    @Test
    void oneTunnelCanBeChanged() {
        String id = create(r -> { }).vpnConnectionId();
        List<TunnelOption> before = describe(id).options().tunnelOptions();
        String second = before.get(1).outsideIpAddress();
        ec2.modifyVpnTunnelOptions(r -> r.vpnConnectionId(id).vpnTunnelOutsideIpAddress(second)
                .tunnelOptions(t -> t.preSharedKey("another_key").rekeyFuzzPercentage(50)));
        List<TunnelOption> after = describe(id).options().tunnelOptions();
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1).preSharedKey()).isEqualTo("another_key");
        assertThat(after.get(1).rekeyFuzzPercentage()).isEqualTo(50);
        assertThat(after.get(1).tunnelInsideCidr()).isEqualTo(before.get(1).tunnelInsideCidr());
        assertRefused("MissingParameter", () -> ec2.modifyVpnTunnelOptions(
                r -> r.vpnConnectionId(id).vpnTunnelOutsideIpAddress(second)));
    }

    @Test
    void certificatesTakeThePlaceOfKeys() {
        String withCertificate = ec2.createCustomerGateway(r -> r.type("ipsec.1")
                .certificateArn("arn:aws:acm:us-east-1:123456789012:certificate/a")).customerGateway()
                .customerGatewayId();
        String id = ec2.createVpnConnection(
                r -> r.type("ipsec.1").customerGatewayId(withCertificate).vpnGatewayId(gateway)).vpnConnection()
                .vpnConnectionId();
        VpnConnection made = describe(id);
        assertThat(made.options().tunnelOptions()).allSatisfy(tunnel -> assertThat(tunnel.preSharedKey()).isNull());
        String before = made.vgwTelemetry().get(0).certificateArn();
        assertThat(before).startsWith("arn:aws:acm:us-east-1:123456789012:certificate/");
        ec2.modifyVpnTunnelCertificate(r -> r.vpnConnectionId(id)
                .vpnTunnelOutsideIpAddress(made.vgwTelemetry().get(0).outsideIpAddress()));
        assertThat(describe(id).vgwTelemetry().get(0).certificateArn()).isNotEqualTo(before);

        String byKey = create(r -> { }).vpnConnectionId();
        String outside = describe(byKey).vgwTelemetry().get(0).outsideIpAddress();
        assertRefused("UnsupportedOperation", () -> ec2.modifyVpnTunnelCertificate(
                r -> r.vpnConnectionId(byKey).vpnTunnelOutsideIpAddress(outside)));
    }

    // ---- filters and bad input

    @ParameterizedTest
    @CsvSource({
        "customer-gateway-configuration, *198.51.100.7*",
        "state,                          available",
        "option.static-routes-only,      true",
        "route.destination-cidr-block,   192.168.0.0/16",
        "bgp-asn,                        65010",
        "tag:Name,                       wanted",
        "tag-key,                        Name",
        "customer-gateway-id,            CUSTOMER",
        "vpn-gateway-id,                 GATEWAY",
        "vpn-connection-id,              ID",
    })
    void filtersFindWhatTheyAreDocumentedToFind(String name, String value) {
        String wanted = create(r -> r.options(o -> o.staticRoutesOnly(true)).tagSpecifications(
                TagSpecification.builder().resourceType(ResourceType.VPN_CONNECTION)
                        .tags(Tag.builder().key("Name").value("wanted").build()).build())).vpnConnectionId();
        ec2.createVpnConnectionRoute(r -> r.vpnConnectionId(wanted).destinationCidrBlock("192.168.0.0/16"));
        String another = ec2.createCustomerGateway(r -> r.type("ipsec.1").ipAddress("203.0.113.9"))
                .customerGateway().customerGatewayId();
        String other = ec2.createVpnConnection(r -> r.type("ipsec.1").customerGatewayId(another)).vpnConnection()
                .vpnConnectionId();
        ec2.deleteVpnConnection(r -> r.vpnConnectionId(other));
        assertThat(found(name, value.replace("CUSTOMER", customer).replace("GATEWAY", gateway)
                .replace("ID", wanted))).containsExactly(wanted);
        assertThat(found("type", "ipsec.1")).containsExactly(wanted, other);
        assertThat(found("transit-gateway-id", "*")).isEmpty();
    }

    private List<String> found(String name, String value) {
        return ec2.describeVpnConnections(r -> r.filters(Filter.builder().name(name).values(value).build()))
                .vpnConnections().stream().map(VpnConnection::vpnConnectionId).toList();
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                bad("MissingParameter", r -> r.type(null)),
                bad("InvalidParameterValue", r -> r.type("ipsec.2")),
                bad("MissingParameter", r -> r.customerGatewayId("")),
                bad("InvalidCustomerGatewayId.Malformed", r -> r.customerGatewayId("cgw-x")),
                bad("InvalidCustomerGatewayID.NotFound", r -> r.customerGatewayId("cgw-0123456789abcdef0")),
                bad("InvalidVpnGatewayID.NotFound", r -> r.vpnGatewayId("vgw-0123456789abcdef0")),
                bad("InvalidParameterCombination", r -> r.transitGatewayId("tgw-0123456789abcdef0")),
                bad("InvalidTransitGatewayID.NotFound",
                        r -> r.vpnGatewayId(null).transitGatewayId("tgw-0123456789abcdef0")),
                bad("InvalidTransitGatewayID.Malformed", r -> r.vpnGatewayId(null).transitGatewayId("tgw-x")),
                bad("InvalidParameterCombination", r -> r.options(o -> o.tunnelInsideIpVersion("ipv6"))),
                bad("InvalidParameterCombination", r -> r.options(o -> o.enableAcceleration(true))),
                bad("InvalidParameterValue", r -> r.options(o -> o.tunnelInsideIpVersion("ipv5"))),
                bad("InvalidParameterValue", r -> r.options(o -> o.outsideIpAddressType("None"))),
                bad("InvalidParameterValue", r -> r.options(o -> o.localIpv4NetworkCidr("10.0.0.1/8"))),
                bad("InvalidParameterCombination", r -> r.options(o -> o.localIpv6NetworkCidr("::/0"))),
                bad("InvalidParameterValue", r -> r.options(o -> o.tunnelOptions(t -> { }, t -> { }, t -> { }))));
    }

    private static Arguments bad(String code,
            Consumer<CreateVpnConnectionRequest.Builder> change) {
        return Arguments.of(code, change);
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void badRequestsAreRefused(String code, Consumer<CreateVpnConnectionRequest.Builder> change) {
        assertRefused(code, () -> create(change));
    }

    @Test
    void idsAreChecked() {
        assertRefused("InvalidVpnConnectionID.NotFound",
                "The vpnConnection ID 'vpn-0123456789abcdef0' does not exist",
                () -> ec2.deleteVpnConnection(r -> r.vpnConnectionId("vpn-0123456789abcdef0")));
        assertRefused("MissingParameter", "The request must contain the parameter vpnConnectionId",
                () -> ec2.deleteVpnConnection(r -> { }));
    }
}
