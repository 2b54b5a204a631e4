package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.InstanceNode;
import io.github.fakeec2.reachability.model.LoadBalancerNode;
import io.github.fakeec2.reachability.model.VpcEndpointNode;
import io.github.fakeec2.reachability.model.VpnConnectionNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the places that an end of a flow means: an instance may have several interfaces. */
final class Places {

    /** Stands for the rest of the internet: of a block that nobody uses (RFC 5737, RFC 3849). */
    private static final IpAddress SOMEWHERE = IpAddress.parse("192.0.2.1");
    private static final IpAddress SOMEWHERE_IPV6 = IpAddress.parse("2001:db8::1");

    private final Topology topology;
    private final boolean ipv4;

    Places(Topology topology, boolean ipv4) {
        this.topology = topology;
        this.ipv4 = ipv4;
    }

    /**
     * The places that an end means; those without an address have not chosen one yet. Empty where there is none.
     *
     * @param other the flow's other end, which tells between VPCs that use the same addresses
     */
    List<Place> of(Endpoint end, Endpoint other) {
        if (end instanceof Endpoint.Instance instance) {
            InstanceNode node = topology.instances.get(instance.id());
            return node == null ? List.of() : interfaces(node.id(), node.interfaceIds());
        }
        if (end instanceof Endpoint.NetworkInterface one) {
            return interfaces(one.id(), List.of(one.id()));
        }
        if (end instanceof Endpoint.LoadBalancer balancer) {
            LoadBalancerNode node = topology.loadBalancers.get(balancer.id());
            return node == null ? List.of() : interfaces(node.id(), node.interfaceIds());
        }
        if (end instanceof Endpoint.VpcEndpoint endpoint) {
            return endpoint(topology.endpoints.get(endpoint.id()));
        }
        if (end instanceof Endpoint.OnPremises remote) {
            return onPremises(remote.address(), remote.connectionId());
        }
        if (end instanceof Endpoint.Internet internet) {
            return internet(internet);
        }
        return address(((Endpoint.Address) end).address(), other);
    }

    private List<Place> interfaces(String name, List<String> ids) {
        List<Place> places = new ArrayList<>(ids.size());
        for (String id : ids) {
            Nic nic = topology.nics.get(id);
            if (nic != null && nic.primary(ipv4) != null) {
                places.add(Place.of(name, nic, null));
            }
        }
        return places;
    }

    private List<Place> endpoint(VpcEndpointNode node) {
        if (node == null) {
            return List.of();
        }
        if (!node.isGateway()) {
            return interfaces(node.id(), node.interfaceIds());
        }
        return Stream.of(topology.prefixLists.getOrDefault(node.prefixListId(), new IpRange[0]))
                .filter(range -> range.isIpv4() == ipv4)
                .map(range -> new Place(Place.Kind.GATEWAY_ENDPOINT, node.id(), range.first(), null, node.id()))
                .limit(1).toList();
    }

    private List<Place> internet(Endpoint.Internet end) {
        IpAddress address = end.address() == null ? ipv4 ? SOMEWHERE : SOMEWHERE_IPV6 : end.address();
        if (address.isIpv4() != ipv4
                || end.gatewayId() != null && !topology.internetGateways.containsKey(end.gatewayId())) {
            return List.of();
        }
        Nic nic = end.address() == null ? null : topology.publicNic(address);
        String name = end.gatewayId() == null ? "the internet" : end.gatewayId();
        return List.of(nic == null ? new Place(Place.Kind.INTERNET, name, address, null, end.gatewayId())
                : Place.of(nic.owner(), nic, address));
    }

    private List<Place> onPremises(IpAddress address, String connectionId) {
        if (address.isIpv4() != ipv4) {
            return List.of();
        }
        return topology.vpnConnections.values().stream()
                .filter(connection -> connectionId == null ? leadsTo(connection, address)
                        : connection.id().equals(connectionId))
                .map(connection -> new Place(Place.Kind.ON_PREMISES, address.toString(), address, null,
                        connection.id()))
                .toList();
    }

    private static boolean leadsTo(VpnConnectionNode connection, IpAddress address) {
        return connection.ranges().stream().anyMatch(range -> range.contains(address));
    }

    private List<Place> address(IpAddress address, Endpoint other) {
        if (address.isIpv4() != ipv4) {
            return List.of();
        }
        Nic nic = nicAt(address, other);
        if (nic != null) {
            return List.of(Place.of(address.toString(), nic, address));
        }
        List<Place> remote = onPremises(address, null);
        return remote.isEmpty() && !InternetGateways.isPrivate(address)
                ? internet(new Endpoint.Internet(address, null)) : remote;
    }

    private Nic nicAt(IpAddress address, Endpoint other) {
        Nic nic = topology.publicNic(address);
        List<Nic> candidates = topology.privateNics(address);
        if (nic != null || candidates.size() < 2 || other instanceof Endpoint.Address) {
            return nic != null || candidates.isEmpty() ? nic : candidates.get(0);
        }
        List<Place> theOther = of(other, null);
        Nic near = theOther.isEmpty() ? null : theOther.get(0).nic();
        return candidates.stream().filter(candidate -> near != null && candidate.vpc() == near.vpc())
                .findFirst().orElse(candidates.get(0));
    }
}
