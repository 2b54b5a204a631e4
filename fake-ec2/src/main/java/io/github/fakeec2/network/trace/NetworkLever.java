package io.github.fakeec2.network.trace;

import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.network.VpnConnections;
import io.github.fakeec2.network.flowlog.FlowLogs;
import io.github.fakeec2.reachability.Flow;
import io.github.fakeec2.reachability.Verdict;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** What a test can do to networks from outside the API. */
public final class NetworkLever {

    private final Gateway gateway;
    private final String account;
    private final String region;

    /**
     * The lever.
     *
     * @param account the test's default account
     * @param region the test's default region
     */
    public NetworkLever(Gateway gateway, String account, String region) {
        this.gateway = gateway;
        this.account = account;
        this.region = region;
    }

    /** Sends a packet: see {@link FlowTrail#send}. */
    public Verdict send(Flow flow) {
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        gateway.time().beforeLook();
        gateway.change(account, region, "traffic", call -> verdict.set(FlowTrail.send(call, flow)));
        return verdict.get();
    }

    /** What a flow log has recorded: see {@link FlowLogs#recordsOf}. */
    public List<String> flowLogRecords(String flowLogId) {
        World world = gateway.world();
        world.lock().lock();
        try {
            List<String> lines = new ArrayList<>();
            world.regions().forEach(each -> lines.addAll(FlowLogs.recordsOf(each, flowLogId)));
            if (lines.isEmpty() && world.find(flowLogId) == null) {
                throw new IllegalArgumentException("There is no flow log " + flowLogId + " in this cloud");
            }
            return lines;
        } finally {
            world.lock().unlock();
        }
    }

    /** Connects the tunnels of a VPN connection: see {@link VpnConnections#tunnelUp}. */
    public void vpnTunnelsUp(String vpnConnectionId, boolean up) {
        gateway.time().beforeLook();
        RegionState home = gateway.world().regionOf(Objects.requireNonNull(vpnConnectionId, "vpnConnectionId"));
        if (home == null || !vpnConnectionId.startsWith(VpnConnection.TABLE.prefix())) {
            throw new IllegalArgumentException("There is no VPN connection " + vpnConnectionId + " in this cloud");
        }
        gateway.change(home.account(), home.name(), up ? "VPN tunnels up" : "VPN tunnels down",
                call -> VpnConnections.tunnelUp(call, vpnConnectionId, up));
    }
}
