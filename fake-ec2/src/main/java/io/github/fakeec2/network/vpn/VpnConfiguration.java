package io.github.fakeec2.network.vpn;

import io.github.fakeec2.network.CustomerGateway;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.network.VpnGateway;
import io.github.fakeec2.network.VpnTunnel;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;

/**
 * What the customer's device has to be told, in the XML of {@code CustomerGatewayConfiguration}: for each tunnel the
 * addresses of both ends, the BGP sessions, the key and the algorithms.
 */
final class VpnConfiguration {

    private static final long DEFAULT_ASN = 64_512;
    private static final int HOLD_TIME = 30;

    private final VpnConnection connection;
    private final String customerIp;
    private final long customerAsn;
    private final long awsAsn;
    private final StringBuilder xml = new StringBuilder();
    private int depth;

    private VpnConfiguration(VpnConnection connection, RegionState region) {
        this.connection = connection;
        CustomerGateway customer =
                region.table(CustomerGateway.TABLE).value(connection.customerGatewayId());
        this.customerIp = customer.ipAddress() == null ? "" : customer.ipAddress();
        this.customerAsn = customer.asn();
        Row<VpnGateway> gateway = connection.vpnGatewayId() == null ? null
                : region.table(VpnGateway.TABLE).find(connection.vpnGatewayId());
        this.awsAsn = gateway == null ? DEFAULT_ASN : gateway.value().amazonSideAsn();
    }

    static String of(VpnConnection connection, RegionState region) {
        return new VpnConfiguration(connection, region).write();
    }

    private String write() {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<vpn_connection id=\"").append(connection.id()).append("\">\n");
        depth = 1;
        leaf("customer_gateway_id", connection.customerGatewayId());
        leaf("vpn_gateway_id", connection.vpnGatewayId());
        leaf("transit_gateway_id", connection.transitGatewayId());
        leaf("vpn_connection_type", "ipsec.1");
        if (connection.options().staticRoutesOnly()) {
            leaf("vpn_connection_attributes", "NoBGPVPNConnection");
        }
        connection.tunnels().forEach(tunnel -> part("ipsec_tunnel", () -> tunnel(tunnel)));
        return xml.append("</vpn_connection>").toString();
    }

    private void tunnel(VpnTunnel tunnel) {
        part("customer_gateway", () -> end(customerIp, tunnel.insideIpOfCustomer(), customerAsn));
        part("vpn_gateway", () -> end(tunnel.outsideIp(), tunnel.insideIpOfAws(), awsAsn));
        part("ike", () -> {
            leaf("authentication_protocol", "sha1");
            leaf("encryption_protocol", "aes-128-cbc");
            leaf("lifetime", tunnel.options().getOrDefault("Phase1LifetimeSeconds", 28_800));
            leaf("perfect_forward_secrecy", "group2");
            leaf("mode", "main");
            leaf("pre_shared_key", tunnel.preSharedKey());
        });
        part("ipsec", () -> {
            leaf("protocol", "esp");
            leaf("authentication_protocol", "hmac-sha1-96");
            leaf("encryption_protocol", "aes-128-cbc");
            leaf("lifetime", tunnel.options().getOrDefault("Phase2LifetimeSeconds", 3_600));
            leaf("perfect_forward_secrecy", "group2");
            leaf("mode", "tunnel");
            leaf("clear_df_bit", true);
            leaf("fragmentation_before_encryption", true);
            leaf("tcp_mss_adjustment", 1379);
            part("dead_peer_detection", () -> {
                leaf("interval", 10);
                leaf("retries", 3);
            });
        });
    }

    private void end(String outside, String inside, long asn) {
        part("tunnel_outside_address", () -> leaf("ip_address", outside));
        part("tunnel_inside_address", () -> {
            leaf("ip_address", inside);
            leaf("network_mask", "255.255.255.252");
            leaf("network_cidr", 30);
        });
        if (!connection.options().staticRoutesOnly()) {
            part("bgp", () -> {
                leaf("asn", asn);
                leaf("hold_time", HOLD_TIME);
            });
        }
    }

    private void part(String name, Runnable content) {
        indent().append('<').append(name).append(">\n");
        depth++;
        content.run();
        depth--;
        indent().append("</").append(name).append(">\n");
    }

    private void leaf(String name, Object value) {
        if (value != null) {
            indent().append('<').append(name).append('>').append(value).append("</").append(name).append(">\n");
        }
    }

    private StringBuilder indent() {
        return xml.append("  ".repeat(depth));
    }
}
