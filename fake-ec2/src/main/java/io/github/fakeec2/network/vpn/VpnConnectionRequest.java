package io.github.fakeec2.network.vpn;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.CustomerGateway;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.network.VpnConnection.Options;
import io.github.fakeec2.network.VpnTunnel;
import io.github.fakeec2.network.transit.TransitGateways;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.CreateVpnConnectionRequest;
import software.amazon.awssdk.services.ec2.model.VpnConnectionOptionsSpecification;
import software.amazon.awssdk.services.ec2.model.VpnTunnelOptionsSpecification;

/** How a VPN connection is made (API reference, CreateVpnConnection). */
final class VpnConnectionRequest {

    private static final SimulatedMembers MEMBERS = SimulatedMembers.of("CreateVpnConnection", "",
            "CustomerGatewayId", "Type", "VpnGatewayId", "TransitGatewayId", "TagSpecifications", "DryRun", "Options",
            "PreSharedKeyStorage");
    private static final SimulatedMembers OPTIONS = SimulatedMembers.of("CreateVpnConnection", "options.",
            "EnableAcceleration", "TunnelInsideIpVersion", "TunnelOptions", "LocalIpv4NetworkCidr",
            "RemoteIpv4NetworkCidr", "LocalIpv6NetworkCidr", "RemoteIpv6NetworkCidr", "OutsideIpAddressType",
            "StaticRoutesOnly", "TunnelBandwidth");
    private static final int TUNNELS = 2;

    private final Call call;
    private final CreateVpnConnectionRequest request;
    private final VpnConnectionOptionsSpecification options;

    VpnConnectionRequest(Call call, CreateVpnConnectionRequest request) {
        this.call = call;
        this.request = request;
        this.options = request.options() == null
                ? VpnConnectionOptionsSpecification.builder().build() : request.options();
    }

    /** Makes the connection; where there is one between the same two gateways, that is the answer. */
    Row<VpnConnection> make(Map<String, String> tags) {
        VpnErrors.requireType(request.type());
        MEMBERS.requireNoOther(request);
        OPTIONS.requireNoOther(options);
        requireUsual(request.getValueForField("PreSharedKeyStorage", String.class).orElse(null),
                "preSharedKeyStorage", "Standard", "SecretsManager");
        CustomerGateway customer =
                VpnEnds.customerGateway(call, Required.text("customerGatewayId", request.customerGatewayId()));
        String vpnGatewayId = null;
        String transitGatewayId = null;
        if (Required.isGiven(request.vpnGatewayId()) && Required.isGiven(request.transitGatewayId())) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter vpnGatewayId cannot be used with the parameter transitGatewayId");
        }
        if (Required.isGiven(request.vpnGatewayId())) {
            vpnGatewayId = VpnEnds.vpnGateway(call, request.vpnGatewayId()).id();
        } else if (Required.isGiven(request.transitGatewayId())) {
            transitGatewayId = request.transitGatewayId();
        }
        Options chosen = options(transitGatewayId != null);
        for (Row<VpnConnection> other : ofVpnGateway(vpnGatewayId)) {
            if (other.value().customerGatewayId().equals(customer.id())
                    && !other.value().stateName().equals("deleting")) {
                return other;
            }
        }
        requireRoom(vpnGatewayId);
        String id = call.nextId(VpnConnection.TABLE);
        List<VpnTunnel> tunnels = tunnels(customer, chosen, vpnGatewayId, transitGatewayId);
        if (transitGatewayId != null) {
            TransitGateways.attachVpn(call, transitGatewayId, id);
        }
        call.begin(Delay.VPN_CONNECTION_STEP, id + " becomes available",
                later -> VpnConnectionLife.settle(later, id, "pending"));
        return call.table(VpnConnection.TABLE).insert(new VpnConnection(id, "pending", customer.id(), vpnGatewayId,
                transitGatewayId, chosen, tunnels, List.of()), tags);
    }

    private List<VpnTunnel> tunnels(CustomerGateway customer, Options chosen, String vpnGatewayId,
            String transitGatewayId) {
        List<VpnTunnelOptionsSpecification> wanted = options.tunnelOptions();
        if (wanted.size() > TUNNELS) {
            throw AwsError.invalidValue("tunnelOptions", wanted.size(), "A VPN connection has two tunnels.");
        }
        TunnelMaker maker = TunnelMaker.of(call, customer, chosen, vpnGatewayId, transitGatewayId);
        List<VpnTunnel> tunnels = new ArrayList<>(TUNNELS);
        for (int i = 0; i < TUNNELS; i++) {
            tunnels.add(maker.make(i < wanted.size() ? wanted.get(i) : null));
        }
        return List.copyOf(tunnels);
    }

    private Options options(boolean toTransitGateway) {
        requireUsual(options.outsideIpAddressType(), "outsideIpAddressType", "PublicIpv4", "PrivateIpv4", "Ipv6");
        requireUsual(options.getValueForField("TunnelBandwidth", String.class).orElse(null), "tunnelBandwidth",
                "standard", "large");
        String version = options.tunnelInsideIpVersionAsString();
        if (Required.isGiven(version) && !version.equals("ipv4") && !version.equals("ipv6")) {
            throw AwsError.invalidValue("tunnelInsideIpVersion", version, "Valid values are ipv4, ipv6.");
        }
        boolean ipv6 = "ipv6".equals(version);
        boolean acceleration = Boolean.TRUE.equals(options.enableAcceleration());
        if (!toTransitGateway && (ipv6 || acceleration)) {
            throw AwsError.of("InvalidParameterCombination", (ipv6 ? "IPv6 traffic" : "Acceleration")
                    + " is supported only for VPN connections on a transit gateway.");
        }
        boolean namesOther = Required.isGiven(ipv6 ? options.localIpv4NetworkCidr() : options.localIpv6NetworkCidr())
                || Required.isGiven(ipv6 ? options.remoteIpv4NetworkCidr() : options.remoteIpv6NetworkCidr());
        if (namesOther) {
            throw AwsError.of("InvalidParameterCombination",
                    "The network CIDRs must be of the IP version of the tunnels: " + (ipv6 ? "ipv6" : "ipv4") + ".");
        }
        return new Options(Boolean.TRUE.equals(options.staticRoutesOnly()), acceleration, ipv6,
                ipv6 ? null : VpnRanges.ipv4("localIpv4NetworkCidr", options.localIpv4NetworkCidr(), Cidr.ANYWHERE),
                ipv6 ? null : VpnRanges.ipv4("remoteIpv4NetworkCidr", options.remoteIpv4NetworkCidr(), Cidr.ANYWHERE),
                ipv6 ? VpnRanges.ipv6("localIpv6NetworkCidr", options.localIpv6NetworkCidr(), Ipv6Cidr.ANYWHERE) : null,
                ipv6 ? VpnRanges.ipv6("remoteIpv6NetworkCidr", options.remoteIpv6NetworkCidr(), Ipv6Cidr.ANYWHERE)
                        : null);
    }

    /** Takes what is usual, refuses loudly what AWS knows besides, and as AWS does what it does not know. */
    static void requireUsual(String value, String parameter, String usual, String... others) {
        if (!Required.isGiven(value) || value.equals(usual)) {
            return;
        }
        if (List.of(others).contains(value)) {
            throw new NotSimulatedException("A VPN connection with " + parameter + " " + value
                    + " is not simulated by Fake EC2 yet");
        }
        throw AwsError.invalidValue(parameter, value,
                "Valid values are " + usual + ", " + String.join(", ", others) + ".");
    }

    private void requireRoom(String vpnGatewayId) {
        Table<VpnConnection> table = call.table(VpnConnection.TABLE);
        long existing = table.all().stream().filter(other -> !other.value().isGone()).count();
        call.requireRoom(Quota.VPN_CONNECTIONS_PER_REGION, existing,
                "VpnConnectionLimitExceeded", "VPN connections");
        call.requireRoom(Quota.VPN_CONNECTIONS_PER_VPN_GATEWAY, ofVpnGateway(vpnGatewayId).size(),
                "VpnConnectionLimitExceeded", "VPN connections per virtual private gateway");
    }

    private List<Row<VpnConnection>> ofVpnGateway(String vpnGatewayId) {
        return vpnGatewayId == null ? List.of()
                : List.copyOf(call.table(VpnConnection.TABLE).by(VpnConnection.BY_VPN_GATEWAY, vpnGatewayId));
    }
}
