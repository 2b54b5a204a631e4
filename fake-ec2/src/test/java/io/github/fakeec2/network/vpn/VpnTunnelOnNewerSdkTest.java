package io.github.fakeec2.network.vpn;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Gateways;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.network.VpnConnections;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.VpnConnection;
import software.amazon.awssdk.services.ec2.model.VpnTunnelOptionsSpecification;

/** What is known about tunnels of VPN connections, how they are replaced, and options that came later. */
class VpnTunnelOnNewerSdkTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    private VpnConnection create(Consumer<CreateVpnConnectionRequest.Builder> more) {
        String customer = ec2.createCustomerGateway(r -> r.type("ipsec.1").ipAddress("198.51.100.7"))
                .customerGateway().customerGatewayId();
        return ec2.createVpnConnection(r -> more.accept(r.type("ipsec.1").customerGatewayId(customer)))
                .vpnConnection();
    }

    private String outsideAddress(String connection, int tunnel) {
        return ec2.describeVpnConnections(r -> r.vpnConnectionIds(connection)).vpnConnections().get(0).vgwTelemetry()
                .get(tunnel).outsideIpAddress();
    }

    @Test
    void aTunnelThatIsUpTellsWhatItsEndsAgreedOn() {
        String id = create(r -> { }).vpnConnectionId();
        String first = outsideAddress(id, 0);
        Gateways.of(cloud).change(cloud.accountId(), cloud.region(),
                "the customer's device connects", call -> VpnConnections.tunnelUp(call, id, first, true));
        var status = ec2.getActiveVpnTunnelStatus(r -> r.vpnConnectionId(id).vpnTunnelOutsideIpAddress(first))
                .activeVpnTunnelStatus();
        assertThat(status.ikeVersion()).isEqualTo("ikev2");
        assertThat(status.provisioningStatusAsString()).isEqualTo("available");
    }

    @Test
    void aTunnelCanBeReplaced() {
        String id = create(r -> { }).vpnConnectionId();
        String second = outsideAddress(id, 1);
        assertThat(ec2.replaceVpnTunnel(r -> r.vpnConnectionId(id).vpnTunnelOutsideIpAddress(second)).returnValue())
                .isTrue();
        assertThat(ec2.getVpnTunnelReplacementStatus(
                r -> r.vpnConnectionId(id).vpnTunnelOutsideIpAddress(second)).maintenanceDetails()
                .lastMaintenanceApplied()).isNotNull();
        assertRefused("InvalidParameterValue", () -> ec2.replaceVpnTunnel(
                r -> r.vpnConnectionId(id).vpnTunnelOutsideIpAddress("192.0.2.1")));
    }

    @Test
    void whoControlsTheLifecycleOfATunnelIsShown() {
        VpnConnection made = create(r -> r.options(o -> o.tunnelOptions(
                VpnTunnelOptionsSpecification.builder().enableTunnelLifecycleControl(true).build())));
        assertThat(made.options().tunnelOptions().get(0).enableTunnelLifecycleControl()).isTrue();
    }

    @Test
    void keysInSecretsManagerAreRefusedLoudly() {
        assertThatExceptionOfType(NotSimulatedException.class).isThrownBy(
                () -> create(r -> r.preSharedKeyStorage("SecretsManager")));
    }
}
