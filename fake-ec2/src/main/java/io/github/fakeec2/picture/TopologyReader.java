package io.github.fakeec2.picture;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.network.NetworkAcl;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.RouteTarget;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.picture.Topology.Item;
import io.github.fakeec2.picture.Topology.SubnetBox;
import io.github.fakeec2.picture.Topology.VpcBox;
import io.github.fakeec2.picture.Topology.ZoneBox;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what there is to draw. What stands in a VPC or a subnet is what needs it (see {@link TableType#needs}), so that
 * kinds that are added later are drawn too.
 */
final class TopologyReader {

    /** Shown as boxes, as parts of something else, or, as groups and tables are, not at all. */
    private static final Set<Class<? extends Resource>> NOT_ITEMS = Set.of(Subnet.class, NetworkInterface.class,
            SecurityGroup.class, RouteTable.class, NetworkAcl.class);

    /** Tags may have 256 characters, which nobody reads in a picture. */
    private static final int LONGEST_NAME = 28;

    private static final Set<String> ALIVE = Set.of("running", "available", "in-use", "active", "attached");

    private final RegionState region;

    private TopologyReader(RegionState region) {
        this.region = region;
    }

    /** Reads a region; what an account has from the start and nobody has used is left out. */
    static Topology read(RegionState region) {
        TopologyReader reader = new TopologyReader(region);
        List<VpcBox> vpcs = new ArrayList<>();
        for (Row<Vpc> vpc : region.table(Vpc.TABLE).all()) {
            VpcBox box = reader.box(vpc);
            if (!vpc.value().isDefault() || !box.zones().isEmpty()) {
                vpcs.add(box);
            }
        }
        return new Topology(region.name() + " of account " + region.account(), vpcs);
    }

    private VpcBox box(Row<Vpc> vpc) {
        Map<String, List<SubnetBox>> zones = new TreeMap<>();
        for (Row<Subnet> subnet : region.table(Subnet.TABLE).by(Subnet.BY_VPC, vpc.id())) {
            SubnetBox box = subnetBox(subnet);
            if (!subnet.value().defaultForAz() || !box.items().isEmpty()) {
                zones.computeIfAbsent(subnet.value().zone(), zone -> new ArrayList<>()).add(box);
            }
        }
        List<ZoneBox> boxes = new ArrayList<>();
        zones.forEach((zone, subnets) -> boxes.add(new ZoneBox(zone, subnets)));
        Set<String> inSubnets = boxes.stream().flatMap(zone -> zone.subnets().stream())
                .flatMap(subnet -> subnet.items().stream()).map(Item::id).collect(Collectors.toSet());
        List<Item> edge = items(Vpc.TABLE, vpc.id()).stream().filter(item -> !inSubnets.contains(item.id())).toList();
        return new VpcBox(vpc.id(), named(vpc, ranges(vpc.value().cidrs(), vpc.value().ipv6Cidrs())), edge, boxes);
    }

    private static String ranges(List<Cidr> ipv4, List<Ipv6Cidr> ipv6) {
        return Stream.concat(ipv4.stream(), ipv6.stream()).map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    private SubnetBox subnetBox(Row<Subnet> subnet) {
        RouteTable routes = RouteTables.ofSubnet(region, subnet.value()).value();
        boolean isPublic = routes.routes().stream()
                .anyMatch(route -> route.target().kind() == RouteTarget.Kind.INTERNET_GATEWAY);
        List<Item> items = new ArrayList<>(machines(subnet.id()));
        items.addAll(items(Subnet.TABLE, subnet.id()));
        String ranges = ranges(subnet.value().cidrs(), subnet.value().ipv6Cidrs());
        return new SubnetBox(subnet.id(), named(subnet, ranges), isPublic, items);
    }

    /** What stands on a VPC or a subnet, gateways and the like. */
    private List<Item> items(TableType<?> type, String id) {
        List<Item> items = new ArrayList<>();
        for (Row<?> row : region.dependentsOf(type, id)) {
            if (!NOT_ITEMS.contains(row.value().getClass())) {
                items.add(new Item(row.id(), named(row, row.value().stateName()), isAlive(row), List.of()));
            }
        }
        return items;
    }

    /** A subnet's instances and the interfaces that are not attached to any; those of services are shown as these. */
    private List<Item> machines(String subnetId) {
        Map<String, List<NetworkInterface>> byMachine = new LinkedHashMap<>();
        for (Row<NetworkInterface> row
                : region.table(NetworkInterface.TABLE).by(NetworkInterface.BY_SUBNET, subnetId)) {
            NetworkInterface eni = row.value();
            String instanceId = eni.attachment() == null ? null : eni.attachment().instanceId();
            if (eni.service() == null) {
                byMachine.computeIfAbsent(instanceId == null ? eni.id() : instanceId, id -> new ArrayList<>()).add(eni);
            }
        }
        List<Item> items = new ArrayList<>();
        byMachine.forEach((id, interfaces) -> items.add(machine(region.find(id), interfaces)));
        return items;
    }

    private static Item machine(Row<?> row, List<NetworkInterface> interfaces) {
        StringBuilder facts = new StringBuilder(row.value().stateName());
        List<String> parts = new ArrayList<>();
        for (NetworkInterface eni : interfaces) {
            parts.add(eni.id());
            for (NetworkInterface.PrivateAddress address : eni.addresses()) {
                facts.append("  ").append(address.ip());
                if (address.publicAddress() != null) {
                    facts.append(" / ").append(address.publicAddress().ip());
                }
            }
        }
        return new Item(row.id(), named(row, facts.toString()), isAlive(row), parts);
    }

    private static boolean isAlive(Row<?> row) {
        return ALIVE.contains(row.value().stateName());
    }

    private static String named(Row<?> row, String facts) {
        String name = row.tags().get("Name");
        return (name == null ? "" : "\"" + shortened(name, LONGEST_NAME) + "\"  ") + facts;
    }

    /** A text that is no longer than so many characters, the end left out if need be. */
    static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "\u2026";
    }
}
