package io.github.fakeec2.network;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Table;

/** What a test's levers do to VPN connections. */
public final class VpnConnections {

    private VpnConnections() {
    }

    /** Lets the customer's device connect both tunnels of a connection, or lose them. */
    public static void tunnelUp(Call call, String vpnConnectionId, boolean up) {
        Table<VpnConnection> table = call.table(VpnConnection.TABLE);
        table.update(table.value(vpnConnectionId).withTunnels(tunnel -> tunnel.becoming(up, call.now())));
    }

    /**
     * The same of one tunnel.
     *
     * @param outsideIp the address of its end at AWS
     */
    public static void tunnelUp(Call call, String vpnConnectionId, String outsideIp, boolean up) {
        Table<VpnConnection> table = call.table(VpnConnection.TABLE);
        table.update(table.value(vpnConnectionId).withTunnels(
                tunnel -> tunnel.outsideIp().equals(outsideIp) ? tunnel.becoming(up, call.now()) : tunnel));
    }
}
