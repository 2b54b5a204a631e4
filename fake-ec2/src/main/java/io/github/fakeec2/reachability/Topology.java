package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.AclNode;
import io.github.fakeec2.reachability.model.EgressOnlyGatewayNode;
import io.github.fakeec2.reachability.model.InstanceNode;
import io.github.fakeec2.reachability.model.InterfaceNode;
import io.github.fakeec2.reachability.model.InternetGatewayNode;
import io.github.fakeec2.reachability.model.LoadBalancerNode;
import io.github.fakeec2.reachability.model.NatGatewayNode;
import io.github.fakeec2.reachability.model.NetworkSnapshot;
import io.github.fakeec2.reachability.model.PeeringNode;
import io.github.fakeec2.reachability.model.PrefixListNode;
import io.github.fakeec2.reachability.model.RouteTableNode;
import io.github.fakeec2.reachability.model.SecurityGroupNode;
import io.github.fakeec2.reachability.model.SubnetNode;
import io.github.fakeec2.reachability.model.TransitGatewayNode;
import io.github.fakeec2.reachability.model.VpcEndpointNode;
import io.github.fakeec2.reachability.model.VpcNode;
import io.github.fakeec2.reachability.model.VpnConnectionNode;
import io.github.fakeec2.reachability.model.VpnGatewayNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A snapshot made fast to walk: what refers to what by id is looked up once, the rest is found in one step. */
final class Topology {

    final Map<String, Vpc> vpcs;
    final Map<String, Nic> nics = new LinkedHashMap<>();
    final Map<String, InstanceNode> instances;
    final Map<String, RouteTable> routeTables;
    final Map<String, InternetGatewayNode> internetGateways;
    final Map<String, EgressOnlyGatewayNode> egressOnlyGateways;
    final Map<String, NatGatewayNode> natGateways;
    final Map<String, PeeringNode> peerings;
    final Map<String, Transit> transitGateways;
    final Map<String, VpnGatewayNode> vpnGateways;
    final Map<String, VpnConnectionNode> vpnConnections;
    final Map<String, VpcEndpointNode> endpoints;
    final Map<String, LoadBalancerNode> loadBalancers;
    final Map<String, IpRange[]> prefixLists;
    final Map<String, Subnet> subnets;

    private final Map<IpAddress, Nic> inTheInternet = new HashMap<>();
    private final List<Nic> nicsWithIpv6Prefixes = new ArrayList<>();
    private final Map<IpAddress, List<Nic>> byPrivateAddress = new HashMap<>();

    Topology(NetworkSnapshot snapshot) {
        prefixLists = index(snapshot, PrefixListNode.class, PrefixListNode::id,
                list -> list.ranges().toArray(IpRange[]::new));
        vpcs = index(snapshot, VpcNode.class, VpcNode::id, Vpc::new);
        routeTables = index(snapshot, RouteTableNode.class, RouteTableNode::id,
                table -> RouteTable.ofVpc(table.id(), table.routes(), prefixLists));
        Map<String, Acl> acls = index(snapshot, AclNode.class, AclNode::id, Acl::new);
        subnets = index(snapshot, SubnetNode.class, SubnetNode::id, node -> subnet(node, acls));
        Map<String, SecurityGroup> groups =
                index(snapshot, SecurityGroupNode.class, SecurityGroupNode::id, SecurityGroup::new);
        groups.values().forEach(group -> group.tie(groups, prefixLists));
        snapshot.all(InterfaceNode.class).forEach(node -> add(node, groups));
        instances = index(snapshot, InstanceNode.class, InstanceNode::id);
        instances.values().forEach(instance -> instance.interfaceIds().forEach(
                id -> known(nics, id, instance.id()).attachedTo(instance)));
        internetGateways = index(snapshot, InternetGatewayNode.class, InternetGatewayNode::id);
        internetGateways.values().stream().filter(gateway -> gateway.vpcId() != null)
                .forEach(gateway -> known(vpcs, gateway.vpcId(), gateway.id()).internetGateway = gateway);
        egressOnlyGateways = index(snapshot, EgressOnlyGatewayNode.class, EgressOnlyGatewayNode::id);
        natGateways = index(snapshot, NatGatewayNode.class, NatGatewayNode::id);
        peerings = index(snapshot, PeeringNode.class, PeeringNode::id);
        peerings.values().stream().filter(PeeringNode::isActive).forEach(this::tie);
        transitGateways = index(snapshot, TransitGatewayNode.class, TransitGatewayNode::id,
                node -> new Transit(node, prefixLists));
        vpnGateways = index(snapshot, VpnGatewayNode.class, VpnGatewayNode::id);
        vpnConnections = index(snapshot, VpnConnectionNode.class, VpnConnectionNode::id);
        endpoints = index(snapshot, VpcEndpointNode.class, VpcEndpointNode::id);
        loadBalancers = index(snapshot, LoadBalancerNode.class, LoadBalancerNode::id);
    }

    private Subnet subnet(SubnetNode node, Map<String, Acl> acls) {
        Vpc vpc = known(vpcs, node.vpcId(), node.id());
        Subnet subnet = new Subnet(node, vpc, known(routeTables, node.routeTableId(), node.id()),
                known(acls, node.aclId(), node.id()));
        vpc.subnets.add(subnet);
        return subnet;
    }

    private void add(InterfaceNode node, Map<String, SecurityGroup> groups) {
        Nic nic = new Nic(node, known(subnets, node.subnetId(), node.id()),
                node.groupIds().stream().map(id -> known(groups, id, node.id())).toArray(SecurityGroup[]::new));
        nics.put(nic.id(), nic);
        nic.vpc().add(nic);
        node.addresses().forEach(pair -> {
            byPrivateAddress.computeIfAbsent(pair.privateAddress(), address -> new ArrayList<>(1)).add(nic);
            if (pair.publicAddress() != null) {
                inTheInternet.put(pair.publicAddress(), nic);
            }
        });
        node.ipv6Addresses().forEach(address -> inTheInternet.put(address, nic));
        if (node.prefixes().stream().anyMatch(prefix -> !prefix.isIpv4())) {
            nicsWithIpv6Prefixes.add(nic);
        }
    }

    private void tie(PeeringNode peering) {
        Vpc requester = vpcs.get(peering.requesterVpcId());
        Vpc accepter = vpcs.get(peering.accepterVpcId());
        if (requester != null && accepter != null) {
            requester.peers.add(accepter);
            accepter.peers.add(requester);
        }
    }

    /** The interface that the internet finds at an address: a public IPv4 address or an IPv6 address; or null. */
    Nic publicNic(IpAddress address) {
        Nic nic = inTheInternet.get(address);
        for (int i = 0; nic == null && i < nicsWithIpv6Prefixes.size(); i++) {
            nic = !address.isIpv4() && nicsWithIpv6Prefixes.get(i).owns(address) ? nicsWithIpv6Prefixes.get(i) : null;
        }
        return nic;
    }

    /** The interfaces that have an address as a private one, in any VPC. */
    List<Nic> privateNics(IpAddress address) {
        List<Nic> found = byPrivateAddress.get(address);
        // What is not an address of its own may still be one of a delegated prefix.
        return found != null ? found : vpcs.values().stream().filter(vpc -> vpc.contains(address))
                .map(vpc -> vpc.nicAt(address)).filter(Objects::nonNull).toList();
    }

    private static <T> Map<String, T> index(NetworkSnapshot snapshot, Class<T> kind, Function<T, String> id) {
        return index(snapshot, kind, id, Function.identity());
    }

    private static <T, R> Map<String, R> index(NetworkSnapshot snapshot, Class<T> kind, Function<T, String> id,
            Function<T, R> value) {
        Map<String, R> index = new LinkedHashMap<>();
        snapshot.all(kind).forEach(node -> {
            if (index.put(id.apply(node), value.apply(node)) != null) {
                throw new IllegalArgumentException("The snapshot has " + id.apply(node) + " twice");
            }
        });
        return index;
    }

    private static <T> T known(Map<String, T> things, String id, String by) {
        T thing = things.get(id);
        if (thing == null) {
            throw new IllegalArgumentException(by + " refers to " + id + ", which the snapshot does not have");
        }
        return thing;
    }
}
