package io.github.fakeec2.network.vpn;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.network.VpnTunnel;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.GetActiveVpnTunnelStatusRequest;
import software.amazon.awssdk.services.ec2.model.GetActiveVpnTunnelStatusResponse;
import software.amazon.awssdk.services.ec2.model.GetVpnConnectionDeviceSampleConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.GetVpnConnectionDeviceSampleConfigurationResponse;
import software.amazon.awssdk.services.ec2.model.GetVpnConnectionDeviceTypesRequest;
import software.amazon.awssdk.services.ec2.model.GetVpnConnectionDeviceTypesResponse;
import software.amazon.awssdk.services.ec2.model.GetVpnTunnelReplacementStatusRequest;
import software.amazon.awssdk.services.ec2.model.GetVpnTunnelReplacementStatusResponse;
import software.amazon.awssdk.services.ec2.model.VpnConnectionDeviceType;

/** What the customer's devices ask about VPN connections. */
@Simulates(family = "Site-to-Site VPN")
final class VpnDeviceApi {

    private final Call call;
    private final VpnConnectionLife life;

    VpnDeviceApi(Call call) {
        this.call = call;
        this.life = new VpnConnectionLife(call);
    }

    @Limits("A few devices of those that AWS knows, under ids of the fake's own.")
    GetVpnConnectionDeviceTypesResponse getVpnConnectionDeviceTypes(GetVpnConnectionDeviceTypesRequest request) {
        Page<Device> page = Devices.LISTING.page(Devices.ALL, call.region(), false, List.of(), request.maxResults(),
                request.nextToken());
        return GetVpnConnectionDeviceTypesResponse.builder()
                .vpnConnectionDeviceTypes(page.map(row -> VpnConnectionDeviceType.builder()
                        .vpnConnectionDeviceTypeId(row.id())
                        .vendor(row.value().vendor())
                        .platform(row.value().platform())
                        .software(row.value().software())
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("One and the same text for every device: the connection's configuration in XML.")
    GetVpnConnectionDeviceSampleConfigurationResponse getVpnConnectionDeviceSampleConfiguration(
            GetVpnConnectionDeviceSampleConfigurationRequest request) {
        VpnConnection connection = life.available(request.vpnConnectionId());
        String deviceId = Required.text("vpnConnectionDeviceTypeId", request.vpnConnectionDeviceTypeId());
        Device device = Devices.ALL.stream().map(Row::value).filter(known -> known.id().equals(deviceId)).findFirst()
                .orElseThrow(() -> AwsError.invalidValue("vpnConnectionDeviceTypeId", deviceId,
                        "GetVpnConnectionDeviceTypes lists the device types."));
        String version = request.internetKeyExchangeVersion();
        String ike = version == null || version.isEmpty() ? "ikev2" : version;
        if (!ike.equals("ikev1") && !ike.equals("ikev2")) {
            throw AwsError.invalidValue("internetKeyExchangeVersion", version, "Valid values are ikev1, ikev2.");
        }
        return GetVpnConnectionDeviceSampleConfigurationResponse.builder()
                .vpnConnectionDeviceSampleConfiguration("! " + device.vendor() + " " + device.platform() + " "
                        + device.software() + ", " + ike + "\n" + VpnConfiguration.of(connection, call.region()))
                .build();
    }

    GetVpnTunnelReplacementStatusResponse getVpnTunnelReplacementStatus(GetVpnTunnelReplacementStatusRequest request) {
        VpnConnection connection = life.find(request.vpnConnectionId());
        VpnTunnel tunnel = VpnConnectionLife.tunnel(connection, request.vpnTunnelOutsideIpAddress());
        return GetVpnTunnelReplacementStatusResponse.builder()
                .vpnConnectionId(connection.id())
                .customerGatewayId(connection.customerGatewayId())
                .vpnGatewayId(connection.vpnGatewayId())
                .transitGatewayId(connection.transitGatewayId())
                .vpnTunnelOutsideIpAddress(tunnel.outsideIp())
                .maintenanceDetails(details -> details.pendingMaintenance("none")
                        .lastMaintenanceApplied(tunnel.replacedAt()))
                .build();
    }

    @Limits("Of what a tunnel permits, the first is taken to be negotiated.")
    GetActiveVpnTunnelStatusResponse getActiveVpnTunnelStatus(GetActiveVpnTunnelStatusRequest request) {
        VpnConnection connection = life.find(request.vpnConnectionId());
        VpnTunnel tunnel = VpnConnectionLife.tunnel(connection, request.vpnTunnelOutsideIpAddress());
        var options = tunnel.options();
        return GetActiveVpnTunnelStatusResponse.builder().activeVpnTunnelStatus(status -> {
            status.provisioningStatus(connection.isAvailable() ? "available" : "pending");
            if (tunnel.up()) {
                status.ikeVersion(TunnelOptions.negotiated(options, "IKEVersions", "ikev2"))
                        .phase1EncryptionAlgorithm(
                                TunnelOptions.negotiated(options, "Phase1EncryptionAlgorithms", "AES256"))
                        .phase2EncryptionAlgorithm(
                                TunnelOptions.negotiated(options, "Phase2EncryptionAlgorithms", "AES256"))
                        .phase1IntegrityAlgorithm(
                                TunnelOptions.negotiated(options, "Phase1IntegrityAlgorithms", "SHA2-256"))
                        .phase2IntegrityAlgorithm(
                                TunnelOptions.negotiated(options, "Phase2IntegrityAlgorithms", "SHA2-256"))
                        .phase1DHGroup(TunnelOptions.negotiated(options, "Phase1DHGroupNumbers", 14))
                        .phase2DHGroup(TunnelOptions.negotiated(options, "Phase2DHGroupNumbers", 14));
            }
        }).build();
    }

    /** A device that AWS has a sample configuration for. */
    private record Device(String id, String vendor, String platform, String software) implements Resource {
    }

    /** Made when first asked for (Site-to-Site VPN user guide, "Customer gateway devices"). */
    private static final class Devices {

        static final List<Row<Device>> ALL = rows(
                new Device("0a000001", "Generic", "Generic", "Vendor Agnostic"),
                new Device("0a000002", "Cisco Systems, Inc.", "ISR Series Routers", "IOS 12.4+"),
                new Device("0a000003", "Cisco Systems, Inc.", "ASA 5500 Series", "ASA 9.7+ VTI"),
                new Device("0a000004", "Fortinet", "Fortigate 40+ Series", "FortiOS 6.4.4+ (GUI)"),
                new Device("0a000005", "Juniper Networks, Inc.", "SRX Routers", "JunOS 11.0+"),
                new Device("0a000006", "Palo Alto Networks", "PA Series", "PANOS 7.0+"),
                new Device("0a000007", "pfSense", "pfSense", "pfsense 2.2.5+(GUI)"),
                new Device("0a000008", "Strongswan", "Ubuntu 16.04", "Strongswan 5.5.1+"));

        static final Listing<Device> LISTING = new Listing<>(TableType.of("vpn-connection-device-type", ""),
                () -> FilterSet.of("GetVpnConnectionDeviceTypes"), PageRules.upperCase("", 200, 1000));

        private static List<Row<Device>> rows(Device... devices) {
            List<Row<Device>> rows = new ArrayList<>();
            for (Device device : devices) {
                rows.add(Row.ofCatalogue(device, rows.size()));
            }
            return List.copyOf(rows);
        }
    }
}
