package io.github.fakeec2.network.vpn;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.CustomerGateway;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.network.VpnConnection.Options;
import io.github.fakeec2.network.VpnTunnel;
import io.github.fakeec2.network.transit.TransitGateways;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.state.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.ec2.model.ModifyVpnConnectionOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpnConnectionOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpnConnectionResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpnTunnelCertificateRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpnTunnelCertificateResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpnTunnelOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpnTunnelOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceVpnTunnelRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceVpnTunnelResponse;

/** Changes of Site-to-Site VPN connections; one being changed is {@code modifying} and takes no other change. */
@Simulates(family = "Site-to-Site VPN")
final class VpnModificationApi {

    private static final SimulatedMembers TUNNEL_OPTIONS = SimulatedMembers.of("ModifyVpnTunnelOptions", "",
            "VpnConnectionId", "VpnTunnelOutsideIpAddress", "TunnelOptions", "DryRun", "SkipTunnelReplacement",
            "PreSharedKeyStorage");
    private static final SimulatedMembers CONNECTION_OPTIONS = SimulatedMembers.of("ModifyVpnConnectionOptions", "",
            "VpnConnectionId", "LocalIpv4NetworkCidr", "RemoteIpv4NetworkCidr", "LocalIpv6NetworkCidr",
            "RemoteIpv6NetworkCidr", "DryRun", "TunnelBandwidth");

    private final Call call;
    private final VpnConnectionLife life;

    VpnModificationApi(Call call) {
        this.call = call;
        this.life = new VpnConnectionLife(call);
    }

    ModifyVpnConnectionResponse modifyVpnConnection(ModifyVpnConnectionRequest request) {
        VpnConnection before = life.available(request.vpnConnectionId());
        String customer = Required.orNull(request.customerGatewayId());
        String vpnGateway = Required.orNull(request.vpnGatewayId());
        String transitGateway = Required.orNull(request.transitGatewayId());
        Map<String, String> ends = new LinkedHashMap<>();
        ends.put("customerGatewayId", customer);
        ends.put("vpnGatewayId", vpnGateway);
        ends.put("transitGatewayId", transitGateway);
        Required.oneOf(ends);
        if (customer != null) {
            customer = VpnEnds.customerGateway(call, customer).id();
            return answer(before.between(customer, before.vpnGatewayId(), before.transitGatewayId()));
        }
        if (transitGateway != null && !before.routes().isEmpty()) {
            throw AwsError.of("IncorrectState", "The static routes of the VPN connection '" + before.id()
                    + "' must be deleted before it is moved to a transit gateway.");
        }
        TransitGateways.detachVpn(call, before.id());
        if (vpnGateway != null) {
            vpnGateway = VpnEnds.vpnGateway(call, vpnGateway).id();
        } else {
            TransitGateways.attachVpn(call, transitGateway, before.id());
        }
        ModifyVpnConnectionResponse response =
                answer(before.between(before.customerGatewayId(), vpnGateway, transitGateway));
        VpnConnectionLife.propagate(call, before.vpnGatewayId());
        VpnConnectionLife.propagate(call, vpnGateway);
        return response;
    }

    private ModifyVpnConnectionResponse answer(VpnConnection changed) {
        return ModifyVpnConnectionResponse.builder().vpnConnection(modified(changed)).build();
    }

    ModifyVpnConnectionOptionsResponse modifyVpnConnectionOptions(ModifyVpnConnectionOptionsRequest request) {
        CONNECTION_OPTIONS.requireNoOther(request);
        VpnConnectionRequest.requireUsual(request.getValueForField("TunnelBandwidth", String.class).orElse(null),
                "tunnelBandwidth", "standard", "large");
        VpnConnection before = life.available(request.vpnConnectionId());
        Options options = before.options();
        boolean namesOther = options.ipv6()
                ? Required.isGiven(request.localIpv4NetworkCidr()) || Required.isGiven(request.remoteIpv4NetworkCidr())
                : Required.isGiven(request.localIpv6NetworkCidr()) || Required.isGiven(request.remoteIpv6NetworkCidr());
        if (namesOther) {
            throw AwsError.of("InvalidParameterCombination", "The network CIDRs must be of the IP version of the"
                    + " tunnels: " + (options.ipv6() ? "ipv6" : "ipv4") + ".");
        }
        Options changed = new Options(options.staticRoutesOnly(), options.acceleration(), options.ipv6(),
                VpnRanges.ipv4("localIpv4NetworkCidr", request.localIpv4NetworkCidr(), options.localIpv4()),
                VpnRanges.ipv4("remoteIpv4NetworkCidr", request.remoteIpv4NetworkCidr(), options.remoteIpv4()),
                VpnRanges.ipv6("localIpv6NetworkCidr", request.localIpv6NetworkCidr(), options.localIpv6()),
                VpnRanges.ipv6("remoteIpv6NetworkCidr", request.remoteIpv6NetworkCidr(), options.remoteIpv6()));
        return ModifyVpnConnectionOptionsResponse.builder()
                .vpnConnection(modified(before.withOptions(changed)))
                .build();
    }

    ModifyVpnTunnelOptionsResponse modifyVpnTunnelOptions(ModifyVpnTunnelOptionsRequest request) {
        TUNNEL_OPTIONS.requireNoOther(request);
        VpnConnectionRequest.requireUsual(request.getValueForField("PreSharedKeyStorage", String.class).orElse(null),
                "preSharedKeyStorage", "Standard", "SecretsManager");
        VpnConnection before = life.available(request.vpnConnectionId());
        VpnTunnel tunnel = VpnConnectionLife.tunnel(before, request.vpnTunnelOutsideIpAddress());
        if (request.tunnelOptions() == null) {
            throw Required.missing("tunnelOptions");
        }
        VpnTunnel changed = maker(before).changed(tunnel, request.tunnelOptions());
        return ModifyVpnTunnelOptionsResponse.builder()
                .vpnConnection(modified(with(before, tunnel, old -> changed)))
                .build();
    }

    private TunnelMaker maker(VpnConnection connection) {
        return TunnelMaker.of(call, customerOf(connection), connection.options(), connection.vpnGatewayId(),
                connection.transitGatewayId());
    }

    private CustomerGateway customerOf(VpnConnection connection) {
        return call.table(CustomerGateway.TABLE).value(connection.customerGatewayId());
    }

    ModifyVpnTunnelCertificateResponse modifyVpnTunnelCertificate(ModifyVpnTunnelCertificateRequest request) {
        VpnConnection before = life.available(request.vpnConnectionId());
        VpnTunnel tunnel = VpnConnectionLife.tunnel(before, request.vpnTunnelOutsideIpAddress());
        if (customerOf(before).certificateArn() == null) {
            throw AwsError.of("UnsupportedOperation",
                    "The VPN connection '" + before.id() + "' does not use certificate-based authentication.");
        }
        String certificate = maker(before).certificate();
        return ModifyVpnTunnelCertificateResponse.builder()
                .vpnConnection(modified(with(before, tunnel, old -> old.withCertificate(certificate))))
                .build();
    }

    @Limits("No maintenance is ever pending.")
    ReplaceVpnTunnelResponse replaceVpnTunnel(ReplaceVpnTunnelRequest request) {
        VpnConnection before = life.available(request.vpnConnectionId());
        VpnTunnel tunnel = VpnConnectionLife.tunnel(before, request.vpnTunnelOutsideIpAddress());
        modified(with(before, tunnel, old -> old.replaced(call.now())));
        return ReplaceVpnTunnelResponse.builder().returnValue(true).build();
    }

    private static VpnConnection with(VpnConnection connection, VpnTunnel tunnel, UnaryOperator<VpnTunnel> change) {
        return connection.withTunnels(each -> each == tunnel ? change.apply(each) : each);
    }

    private software.amazon.awssdk.services.ec2.model.VpnConnection modified(VpnConnection changed) {
        Row<VpnConnection> row = life.modify(changed);
        return VpnConnectionView.of(row, call.region());
    }
}
