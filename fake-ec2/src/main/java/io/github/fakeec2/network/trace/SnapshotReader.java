package io.github.fakeec2.network.trace;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.EgressOnlyInternetGateway;
import io.github.fakeec2.network.InternetGateway;
import io.github.fakeec2.network.NatGateway;
import io.github.fakeec2.network.NetworkAcl;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.PrefixList;
import io.github.fakeec2.network.PrefixLists;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.network.VpnGateway;
import io.github.fakeec2.network.VpnTunnel;
import io.github.fakeec2.network.transit.TransitGateway;
import io.github.fakeec2.reachability.model.AclEntry;
import io.github.fakeec2.reachability.model.AclNode;
import io.github.fakeec2.reachability.model.EgressOnlyGatewayNode;
import io.github.fakeec2.reachability.model.InternetGatewayNode;
import io.github.fakeec2.reachability.model.NatGatewayNode;
import io.github.fakeec2.reachability.model.NetworkSnapshot;
import io.github.fakeec2.reachability.model.PeeringNode;
import io.github.fakeec2.reachability.model.PrefixListNode;
import io.github.fakeec2.reachability.model.SubnetNode;
import io.github.fakeec2.reachability.model.VpcEndpointNode;
import io.github.fakeec2.reachability.model.VpcNode;
import io.github.fakeec2.reachability.model.VpnConnectionNode;
import io.github.fakeec2.reachability.model.VpnGatewayNode;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the network of a whole cloud, as packets see it, out of the tables. */
public final class SnapshotReader {

    private final NetworkSnapshot.Builder snapshot = NetworkSnapshot.builder();
    private final Set<String> shared = new HashSet<>();
    private final Map<String, RegionState> regions = new HashMap<>();

    private SnapshotReader(Collection<RegionState> all) {
        all.forEach(region -> regions.put(Transits.key(region.account(), region.name()), region));
    }

    /** The network of all accounts and regions. */
    public static NetworkSnapshot read(Collection<RegionState> regions) {
        SnapshotReader reader = new SnapshotReader(regions);
        regions.forEach(reader::read);
        return reader.snapshot.build();
    }

    private void read(RegionState region) {
        each(region, Vpc.TABLE, vpc -> snapshot.add(new VpcNode(vpc.id(), region.account(), region.name(),
                ranges(vpc.cidrs(), vpc.ipv6Cidrs()))));
        readSubnets(region);
        each(region, RouteTable.TABLE, table -> snapshot.add(Routing.node(region, table)));
        each(region, NetworkAcl.TABLE, acl -> snapshot.add(node(acl)));
        each(region, SecurityGroup.TABLE, group -> snapshot.add(Firewalls.node(regions, region, group)));
        Machines machines = new Machines(region, snapshot);
        each(region, NatGateway.TABLE, nat -> {
            machines.own(nat.networkInterfaceId(), nat.id());
            snapshot.add(new NatGatewayNode(nat.id(), nat.vpcId(), nat.stateName(),
                    present(region, nat.networkInterfaceId() == null ? List.of() : List.of(nat.networkInterfaceId()))));
        });
        each(region, VpcEndpoint.TABLE, endpoint -> {
            endpoint.networkInterfaceIds().forEach(id -> machines.own(id, endpoint.id()));
            snapshot.add(new VpcEndpointNode(endpoint.id(), endpoint.vpcId(), endpoint.stateName(),
                    endpoint.prefixListId(), present(region, endpoint.networkInterfaceIds())));
        });
        machines.read();
        readEdges(region);
        Transits transits = new Transits(regions, region);
        each(region, TransitGateway.TABLE, gateway -> snapshot.add(transits.node(gateway)));
        each(region, VpcPeeringConnection.TABLE, peering -> once(peering.id(), () -> snapshot.add(new PeeringNode(
                peering.id(), peering.requester().vpcId(), peering.accepter().vpcId(), peering.stateName()))));
        readPrefixLists(region);
    }

    private void readSubnets(RegionState region) {
        Map<String, String> acls = new HashMap<>();
        each(region, NetworkAcl.TABLE,
                acl -> acl.associations().forEach(guard -> acls.put(guard.subnetId(), acl.id())));
        each(region, Subnet.TABLE, subnet -> snapshot.add(new SubnetNode(subnet.id(), subnet.vpcId(), subnet.zoneId(),
                ranges(subnet.cidrs(), subnet.ipv6Cidrs()), RouteTables.ofSubnet(region, subnet).id(),
                acls.get(subnet.id()))));
    }

    private void readEdges(RegionState region) {
        each(region, InternetGateway.TABLE, gateway -> snapshot.add(
                new InternetGatewayNode(gateway.id(), gateway.vpcId(), edgeTable(region, gateway.id()))));
        each(region, EgressOnlyInternetGateway.TABLE, gateway -> snapshot.add(
                new EgressOnlyGatewayNode(gateway.id(), gateway.vpcId())));
        each(region, VpnGateway.TABLE, gateway -> snapshot.add(
                new VpnGatewayNode(gateway.id(), gateway.vpcId(), edgeTable(region, gateway.id()))));
        each(region, VpnConnection.TABLE, connection -> snapshot.add(new VpnConnectionNode(connection.id(),
                connection.vpnGatewayId(), ranges(connection.routesInForce(), List.of()),
                !connection.isGone() && connection.tunnels().stream().anyMatch(VpnTunnel::up))));
    }

    /** Those of the interfaces that there are: a gateway that has gone still names its own. */
    private static List<String> present(RegionState region, List<String> interfaceIds) {
        return interfaceIds.stream().filter(id -> region.table(NetworkInterface.TABLE).find(id) != null).toList();
    }

    private static String edgeTable(RegionState region, String gatewayId) {
        Row<RouteTable> table = RouteTables.ofGateway(region, gatewayId);
        return table == null ? null : table.id();
    }

    private void readPrefixLists(RegionState region) {
        PrefixLists.ofAws(region).forEach(row -> once(row.id(), () -> add(row.value())));
        each(region, PrefixList.TABLE, this::add);
    }

    private void add(PrefixList list) {
        snapshot.add(new PrefixListNode(list.id(), ranges(list.ipv4(), list.ipv6())));
    }

    private static AclNode node(NetworkAcl acl) {
        List<AclEntry> entries = new ArrayList<>();
        for (NetworkAcl.Entry entry : acl.entries()) {
            entries.add(new AclEntry(entry.ruleNumber(), entry.egress(), entry.allow(),
                    Firewalls.match(entry.traffic()), range(entry.cidr(), entry.ipv6())));
        }
        return new AclNode(acl.id(), acl.vpcId(), entries);
    }

    /** Adds what more than one region has in its tables, such as both sides of a peering, only once. */
    private void once(String id, Runnable add) {
        if (shared.add(id)) {
            add.run();
        }
    }

    // ---- for the other readers

    static <T extends Resource> void each(RegionState region, TableType<T> type, Consumer<T> reader) {
        for (Row<T> row : region.table(type).all()) {
            reader.accept(row.value());
        }
    }

    static List<IpRange> ranges(List<Cidr> ipv4, List<Ipv6Cidr> ipv6) {
        List<IpRange> ranges = new ArrayList<>(ipv4.size() + ipv6.size());
        ipv4.forEach(cidr -> ranges.add(IpRange.of(cidr)));
        ipv6.forEach(cidr -> ranges.add(IpRange.of(cidr)));
        return ranges;
    }

    private static IpRange range(Cidr ipv4, Ipv6Cidr ipv6) {
        return ipv4 != null ? IpRange.of(ipv4) : IpRange.of(ipv6);
    }
}
