package io.github.fakeec2.network;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface.PrivateAddress;
import io.github.fakeec2.network.NetworkInterface.PublicAddress;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;

/**
 * The public addresses that AWS assigns by itself, and takes back (EC2 user guide, "Amazon EC2 instance IP addressing",
 * section "Public IPv4 addresses"): an instance gets one when it starts and loses it when it stops, or when an Elastic
 * IP address takes its place; after that it gets another one.
 */
public final class AutomaticAddresses {

    private AutomaticAddresses() {
    }

    /**
     * Gives the primary interface of an instance a public address, if it is to have one and has none. "It will not
     * receive a new one if there is more than one network interface attached to your instance", nor "while it has a
     * secondary private IP address that is associated with an Elastic IP address" (same section).
     */
    public static void assign(Call call, NetworkInterface eni) {
        if (!eni.settings().publicAddress() || eni.attachment() == null || !eni.attachment().isPrimary()) {
            return;
        }
        for (PrivateAddress address : eni.addresses()) {
            if (address.publicAddress() != null) {
                return;
            }
        }
        Table<NetworkInterface> table = call.table(NetworkInterface.TABLE);
        if (table.by(NetworkInterface.BY_INSTANCE, eni.attachment().instanceId()).size() == 1) {
            table.update(eni.withPublicAddress(NetworkInterfaces.assignPublic(call)));
        }
    }

    /** As {@link #assign}, where the interface's instance runs. */
    public static void assignIfRunning(Call call, String networkInterfaceId) {
        Row<NetworkInterface> row = call.table(NetworkInterface.TABLE).find(networkInterfaceId);
        InterfaceHost host = row == null ? null : InterfaceHosts.of(call.region(), row.value());
        if (host != null && host.isIn("pending", "running")) {
            assign(call, row.value());
        }
    }

    /** Takes an assigned public address back from an interface; an Elastic IP address stays. */
    public static void release(Call call, NetworkInterface eni) {
        PublicAddress address = eni.addresses().get(0).publicAddress();
        if (address != null && !address.isElastic()) {
            call.table(NetworkInterface.TABLE).update(eni.withPublicAddress(null));
        }
    }
}
