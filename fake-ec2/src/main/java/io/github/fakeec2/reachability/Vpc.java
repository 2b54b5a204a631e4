package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.InternetGatewayNode;
import io.github.fakeec2.reachability.model.VpcNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A VPC with its interfaces by address, filled while the topology is built. */
final class Vpc {

    final VpcNode node;
    final List<Vpc> peers = new ArrayList<>();
    final List<Subnet> subnets = new ArrayList<>();

    /** The internet gateway attached to it, or null. */
    InternetGatewayNode internetGateway;

    private final IpRange[] ranges;
    private final Map<IpAddress, Nic> nics = new HashMap<>();
    private final List<Nic> nicsWithPrefixes = new ArrayList<>();

    Vpc(VpcNode node) {
        this.node = node;
        this.ranges = node.ranges().toArray(IpRange[]::new);
    }

    String id() {
        return node.id();
    }

    void add(Nic nic) {
        nic.node.addresses().forEach(pair -> nics.put(pair.privateAddress(), nic));
        nic.node.ipv6Addresses().forEach(address -> nics.put(address, nic));
        if (!nic.node.prefixes().isEmpty()) {
            nicsWithPrefixes.add(nic);
        }
    }

    /** The interface that has an address, or null. */
    Nic nicAt(IpAddress address) {
        Nic nic = nics.get(address);
        if (nic == null) {
            for (Nic candidate : nicsWithPrefixes) {
                if (candidate.owns(address)) {
                    return candidate;
                }
            }
        }
        return nic;
    }

    boolean contains(IpAddress address) {
        return anyContains(ranges, address);
    }

    static boolean anyContains(IpRange[] ranges, IpAddress address) {
        for (IpRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
