package io.github.fakeec2.network.trace;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.network.InterfaceHost;
import io.github.fakeec2.network.InterfaceHosts;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.reachability.model.AddressPair;
import io.github.fakeec2.reachability.model.InstanceNode;
import io.github.fakeec2.reachability.model.InterfaceNode;
import io.github.fakeec2.reachability.model.NetworkSnapshot;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads interfaces and the instances that they belong to. */
final class Machines {

    private final RegionState region;
    private final NetworkSnapshot.Builder snapshot;
    private final Map<String, String> owners = new HashMap<>();

    Machines(RegionState region, NetworkSnapshot.Builder snapshot) {
        this.region = region;
        this.snapshot = snapshot;
    }

    /** Says what an interface that is no instance's belongs to; null interfaces are not there yet, or no more. */
    void own(String interfaceId, String ownerId) {
        if (interfaceId != null) {
            owners.put(interfaceId, ownerId);
        }
    }

    /** Adds the interfaces and instances. */
    void read() {
        Map<String, List<NetworkInterface>> instances = new HashMap<>();
        for (Row<NetworkInterface> row : region.table(NetworkInterface.TABLE).all()) {
            NetworkInterface eni = row.value();
            snapshot.add(node(eni));
            if (eni.attachment() != null && eni.attachment().instanceId() != null) {
                instances.computeIfAbsent(eni.attachment().instanceId(), id -> new ArrayList<>(1)).add(eni);
            }
        }
        for (InterfaceHost instance : InterfaceHosts.all(region)) {
            List<NetworkInterface> interfaces = instances.getOrDefault(instance.id(), new ArrayList<>(0));
            interfaces.sort(Comparator.comparingInt(eni -> eni.attachment().deviceIndex()));
            snapshot.add(new InstanceNode(instance.id(), instance.stateName(),
                    interfaces.stream().map(NetworkInterface::id).toList()));
        }
    }

    private InterfaceNode node(NetworkInterface eni) {
        List<AddressPair> addresses = new ArrayList<>(eni.addresses().size());
        for (NetworkInterface.PrivateAddress address : eni.addresses()) {
            addresses.add(new AddressPair(IpAddress.parse(address.ip()), address.publicAddress() == null
                    ? null : IpAddress.parse(address.publicAddress().ip())));
        }
        List<IpRange> prefixes = SnapshotReader.ranges(eni.ipv4Prefixes(), eni.ipv6Prefixes());
        return new InterfaceNode(eni.id(), eni.subnetId(), kind(eni), owner(eni), addresses,
                eni.ipv6Addresses().stream().map(IpAddress::of).toList(), prefixes, eni.groupIds(),
                eni.sourceDestCheck());
    }

    private String owner(NetworkInterface eni) {
        if (eni.service() != null) {
            return owners.getOrDefault(eni.id(), eni.service().requesterId());
        }
        return eni.attachment() == null ? null : eni.attachment().instanceId();
    }

    private static InterfaceNode.Kind kind(NetworkInterface eni) {
        if (eni.service() == null) {
            return InterfaceNode.Kind.PLAIN;
        }
        return switch (eni.service().interfaceType()) {
            case "nat_gateway" -> InterfaceNode.Kind.NAT_GATEWAY;
            case "vpc_endpoint" -> InterfaceNode.Kind.VPC_ENDPOINT;
            case "gateway_load_balancer_endpoint" -> InterfaceNode.Kind.GATEWAY_LOAD_BALANCER_ENDPOINT;
            case "network_load_balancer", "load_balancer", "gateway_load_balancer" -> InterfaceNode.Kind.LOAD_BALANCER;
            case "transit_gateway" -> InterfaceNode.Kind.TRANSIT_GATEWAY;
            default -> InterfaceNode.Kind.SERVICE;
        };
    }
}
