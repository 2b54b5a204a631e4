package io.github.fakeec2.reachability.model;

import io.github.fakeec2.ip.IpRange;
import java.util.List;

/**
 * A network on premises and the way to it: a VPN connection, and just so what lies behind a Direct Connect or Connect
 * attachment of a transit gateway.
 *
 * @param vpnGatewayId the virtual private gateway where it ends, or null where it is attached to a transit gateway
 * @param ranges the addresses on premises that the way leads to: the connection's static routes, or those learnt
 * @param up whether a tunnel is up
 */
public record VpnConnectionNode(String id, String vpnGatewayId, List<IpRange> ranges, boolean up) {

    public VpnConnectionNode {
        ranges = List.copyOf(ranges);
    }
}
