package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.AclEntry;
import io.github.fakeec2.reachability.model.AclNode;
import io.github.fakeec2.reachability.model.AddressPair;
import io.github.fakeec2.reachability.model.GroupRule;
import io.github.fakeec2.reachability.model.InstanceNode;
import io.github.fakeec2.reachability.model.InterfaceNode;
import io.github.fakeec2.reachability.model.InternetGatewayNode;
import io.github.fakeec2.reachability.model.NatGatewayNode;
import io.github.fakeec2.reachability.model.NetworkSnapshot;
import io.github.fakeec2.reachability.model.Peer;
import io.github.fakeec2.reachability.model.PeeringNode;
import io.github.fakeec2.reachability.model.PrefixListNode;
import io.github.fakeec2.reachability.model.RouteEntry;
import io.github.fakeec2.reachability.model.RouteTableNode;
import io.github.fakeec2.reachability.model.SecurityGroupNode;
import io.github.fakeec2.reachability.model.SubnetNode;
import io.github.fakeec2.reachability.model.TrafficMatch;
import io.github.fakeec2.reachability.model.TransitAttachmentNode;
import io.github.fakeec2.reachability.model.TransitGatewayNode;
import io.github.fakeec2.reachability.model.TransitRoute;
import io.github.fakeec2.reachability.model.VpcNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The rules a second time, as simply as they can be said: every lookup is a search through everything, a packet is
 * tried port by port, and a walk is a loop over "where am I now". IPv4, one interface an instance, no networks on
 * premises.
 */
final class NaiveEvaluation {

    /** Where a packet is: about to leave a subnet, at a VPC's interface by address, at a router, in the internet. */
    private enum At { LEAVING, DELIVERED, ARRIVED, ROUTER, INTERNET, TRANSIT }

    private record Translation(String eni, Packet before, IpAddress own) {
    }

    private final NetworkSnapshot network;
    private Set<String> known;
    private List<Translation> translations;

    private Packet packet;
    private InterfaceNode sender;
    private boolean answering;

    NaiveEvaluation(NetworkSnapshot network) {
        this.network = network;
    }

    /** Whether a packet from an interface, or from the internet for null, gets there and its answer back. */
    boolean talks(String fromEni, IpAddress from, String toEni, IpAddress to, TrafficMatch traffic) {
        known = new HashSet<>();
        translations = new ArrayList<>();
        answering = false;
        boolean ports = TrafficMatch.hasPorts(traffic.protocol());
        packet = new Packet(from, to, traffic.protocol(), ports ? 32768 : 0, ports ? 65535 : 0, traffic.from(),
                traffic.to());
        if (!walk(fromEni, toEni)) {
            return false;
        }
        packet = packet.answer();
        answering = true;
        return walk(toEni, fromEni);
    }

    private boolean walk(String startEni, String goalEni) {
        sender = null;
        At at = At.INTERNET;
        Object place = null;
        String fromSubnet = null;
        String zone = null;
        if (startEni != null) {
            InterfaceNode eni = eni(startEni);
            if (!works(eni)) {
                return false;
            }
            sender = eni;
            if (owns(eni, packet.destination())) {
                return startEni.equals(goalEni);
            }
            if (!groups(eni, true)) {
                return false;
            }
            at = At.LEAVING;
            place = subnet(eni.subnetId());
        }
        for (int steps = 0; steps < 60; steps++) {
            switch (at) {
                case LEAVING -> {
                    SubnetNode subnet = (SubnetNode) place;
                    String vpc = subnet.vpcId();
                    fromSubnet = subnet.id();
                    if (any(subnet.ranges(), packet.destination())) {
                        at = At.DELIVERED;
                        place = vpc;
                        continue;
                    }
                    RouteEntry route = acl(subnet, true) ? route(subnet.routeTableId()) : null;
                    if (route == null || !route.active()) {
                        return false;
                    }
                    place = route.targetId();
                    switch (route.target()) {
                        case LOCAL -> {
                            at = At.DELIVERED;
                            place = vpc;
                        }
                        case INTERNET_GATEWAY -> {
                            if (!leaveByInternetGateway(vpc, route.targetId())) {
                                return false;
                            }
                            at = At.INTERNET;
                        }
                        case NAT_GATEWAY, NETWORK_INTERFACE -> at = At.ROUTER;
                        case VPC_PEERING_CONNECTION -> {
                            String other = peered(vpc, route.targetId());
                            if (other == null || !any(vpc(vpc).ranges(), packet.source())
                                    || !any(vpc(other).ranges(), packet.destination())) {
                                return false;
                            }
                            at = At.DELIVERED;
                            place = other;
                            fromSubnet = null;
                        }
                        case TRANSIT_GATEWAY -> {
                            TransitAttachmentNode in = attachment(route.targetId(), vpc);
                            SubnetNode foot = in == null ? null : foot(in, subnet.zone());
                            if (foot == null || !acl(foot, false)) {
                                return false;
                            }
                            zone = subnet.zone();
                            at = At.TRANSIT;
                            place = in;
                        }
                        default -> {
                            return false;
                        }
                    }
                }
                case DELIVERED -> {
                    String vpc = (String) place;
                    InterfaceNode eni = first(InterfaceNode.class, one -> subnet(one.subnetId()).vpcId().equals(vpc)
                            && owns(one, packet.destination()));
                    if (eni == null || !eni.subnetId().equals(fromSubnet) && !acl(subnet(eni.subnetId()), false)) {
                        return false;
                    }
                    at = At.ARRIVED;
                    place = eni;
                }
                case ARRIVED -> {
                    InterfaceNode eni = (InterfaceNode) place;
                    if (!works(eni) || !groups(eni, false)) {
                        return false;
                    }
                    Translation translation = answering ? translation(eni) : null;
                    if (translation == null) {
                        return eni.kind() != InterfaceNode.Kind.NAT_GATEWAY && eni.id().equals(goalEni);
                    }
                    packet = packet.toSenderOf(translation.before());
                    sender = null;
                    if (!groups(eni, true)) {
                        return false;
                    }
                    at = At.LEAVING;
                    place = subnet(eni.subnetId());
                }
                case ROUTER -> {
                    String id = (String) place;
                    NatGatewayNode nat = first(NatGatewayNode.class, one -> one.id().equals(id));
                    InterfaceNode eni = eni(nat == null ? id : nat.interfaceIds().get(0));
                    if (eni == null || nat != null && !nat.isAvailable()) {
                        return false;
                    }
                    SubnetNode subnet = subnet(eni.subnetId());
                    if (!subnet.id().equals(fromSubnet) && !acl(subnet, false)) {
                        return false;
                    }
                    if (nat == null && owns(eni, packet.destination())) {
                        at = At.ARRIVED;
                        place = eni;
                        continue;
                    }
                    if (nat != null && answering
                            || nat == null && (!works(eni) || eni.sourceDestCheck() || !groups(eni, false))) {
                        return false;
                    }
                    sender = null;
                    if (nat != null) {
                        translate(eni, 1024);
                    } else {
                        if (!answering && masquerades(eni, subnet)) {
                            translate(eni, packet.sourceFirst());
                        }
                        if (!groups(eni, true)) {
                            return false;
                        }
                    }
                    at = At.LEAVING;
                    place = subnet;
                }
                case INTERNET -> {
                    InterfaceNode eni = first(InterfaceNode.class, one -> one.addresses().stream()
                            .anyMatch(pair -> packet.destination().equals(pair.publicAddress())));
                    if (eni == null) {
                        return goalEni == null;
                    }
                    String vpc = subnet(eni.subnetId()).vpcId();
                    if (first(InternetGatewayNode.class, one -> vpc.equals(one.vpcId())) == null) {
                        return false;
                    }
                    sender = null;
                    packet = packet.to(eni.addresses().stream()
                            .filter(pair -> packet.destination().equals(pair.publicAddress()))
                            .map(AddressPair::privateAddress).findFirst().orElseThrow());
                    at = At.DELIVERED;
                    place = vpc;
                    fromSubnet = null;
                }
                case TRANSIT -> {
                    TransitAttachmentNode in = (TransitAttachmentNode) place;
                    TransitAttachmentNode out = transit(in);
                    if (out == null) {
                        return false;
                    }
                    if (!in.securityGroupReferencing() || !out.securityGroupReferencing()) {
                        sender = null;
                    }
                    SubnetNode foot = foot(out, zone);
                    at = At.LEAVING;
                    place = foot == null ? subnet(out.subnetIds().get(0)) : foot;
                }
            }
        }
        return false;
    }

    private boolean leaveByInternetGateway(String vpc, String gateway) {
        String text = packet.destination().toString();
        InterfaceNode eni = first(InterfaceNode.class, one -> subnet(one.subnetId()).vpcId().equals(vpc)
                && owns(one, packet.source()));
        InternetGatewayNode node = first(InternetGatewayNode.class, one -> one.id().equals(gateway));
        if (node == null || !vpc.equals(node.vpcId()) || text.startsWith("10.") || eni == null) {
            return false;
        }
        IpAddress visible = visible(eni, packet.source());
        if (visible != null) {
            packet = packet.from(visible);
        }
        return visible != null;
    }

    private static IpAddress visible(InterfaceNode eni, IpAddress own) {
        for (AddressPair pair : eni.addresses()) {
            if (pair.privateAddress().equals(own)) {
                return pair.publicAddress();
            }
        }
        return null;
    }

    private void translate(InterfaceNode eni, int firstPort) {
        IpAddress own = eni.addresses().get(0).privateAddress();
        translations.add(new Translation(eni.id(), packet, own));
        boolean ports = TrafficMatch.hasPorts(packet.protocol());
        packet = new Packet(own, packet.destination(), packet.protocol(), ports ? firstPort : 0,
                ports ? 65535 : 0, packet.destinationFirst(), packet.destinationLast());
    }

    private boolean masquerades(InterfaceNode eni, SubnetNode subnet) {
        if (any(subnet.ranges(), packet.destination())) {
            return false;
        }
        RouteEntry next = route(subnet.routeTableId());
        InterfaceNode asking = first(InterfaceNode.class, one -> subnet(one.subnetId()).vpcId().equals(subnet.vpcId())
                && owns(one, packet.source()));
        return next != null && next.target() == RouteEntry.Target.INTERNET_GATEWAY
                && (asking == null || visible(asking, packet.source()) == null);
    }

    private Translation translation(InterfaceNode eni) {
        return translations.stream().filter(one -> one.eni().equals(eni.id())
                && one.own().equals(packet.destination())).findFirst().orElse(null);
    }

    private boolean works(InterfaceNode eni) {
        InstanceNode instance = first(InstanceNode.class, one -> one.interfaceIds().contains(eni.id()));
        return eni.ownerId() != null && (instance == null || instance.isRunning());
    }

    private boolean groups(InterfaceNode eni, boolean out) {
        if (eni.groupIds().isEmpty() || answering && known.contains(eni.id())) {
            return true;
        }
        boolean passes = network.all(SecurityGroupNode.class).filter(group -> eni.groupIds().contains(group.id()))
                .flatMap(group -> group.rules().stream()).anyMatch(rule -> rule.egress() == out
                        && rule.traffic().coversProtocol(packet.protocol())
                        && rule.traffic().coversPorts(packet.destinationFirst(), packet.destinationLast())
                        && peer(rule, eni, out));
        if (passes) {
            known.add(eni.id());
        }
        return passes;
    }

    private boolean peer(GroupRule rule, InterfaceNode eni, boolean out) {
        IpAddress other = out ? packet.destination() : packet.source();
        if (!(rule.peer() instanceof Peer.Group group)) {
            return any(ranges(rule.peer()), other);
        }
        if (!out) {
            return sender != null && sender.groupIds().contains(group.id());
        }
        String vpc = subnet(eni.subnetId()).vpcId();
        InterfaceNode inside = first(InterfaceNode.class, one -> subnet(one.subnetId()).vpcId().equals(vpc)
                && owns(one, other));
        if (inside == null) {
            inside = first(InterfaceNode.class, one -> owns(one, other) && first(PeeringNode.class,
                    pcx -> pcx.isActive() && subnet(one.subnetId()).vpcId().equals(pcx.otherSide(vpc))) != null);
        }
        return inside != null && inside.groupIds().contains(group.id());
    }

    /** Port by port, at every border of an entry: in between nothing changes. */
    private boolean acl(SubnetNode subnet, boolean out) {
        IpAddress other = out ? packet.destination() : packet.source();
        List<AclEntry> entries = first(AclNode.class, one -> one.id().equals(subnet.aclId())).entries().stream()
                .filter(entry -> entry.egress() == out && entry.range().contains(other)
                        && entry.traffic().coversProtocol(packet.protocol()))
                .sorted((a, b) -> a.number() - b.number()).toList();
        if (!TrafficMatch.hasPorts(packet.protocol())) {
            return entries.stream().filter(entry -> entry.traffic().coversPorts(packet.destinationFirst(),
                    packet.destinationLast())).findFirst().map(AclEntry::allow).orElse(false);
        }
        Set<Integer> ports = new TreeSet<>(Set.of(packet.destinationFirst()));
        ports.add(packet.destinationLast());
        entries.forEach(entry -> {
            ports.add(entry.traffic().from());
            ports.add(entry.traffic().to() + 1);
        });
        return ports.stream().filter(port -> packet.destinationFirst() <= port && port <= packet.destinationLast())
                .allMatch(port -> entries.stream().filter(entry -> entry.traffic().coversPorts(port, port)).findFirst()
                        .map(AclEntry::allow).orElse(false));
    }

    private RouteEntry route(String table) {
        RouteEntry best = null;
        int bits = -1;
        for (RouteEntry route : first(RouteTableNode.class, one -> one.id().equals(table)).routes()) {
            for (IpRange range : ranges(route.destination())) {
                boolean wins = range.bits() > bits || range.bits() == bits && priority(route) > priority(best);
                if (range.contains(packet.destination()) && wins) {
                    best = route;
                    bits = range.bits();
                }
            }
        }
        return best;
    }

    private static int priority(RouteEntry route) {
        return route.target() == RouteEntry.Target.LOCAL ? 9 : route.origin() == RouteEntry.Origin.PROPAGATED ? 0
                : route.destination() instanceof Peer.Range ? 2 : 1;
    }

    private TransitAttachmentNode transit(TransitAttachmentNode in) {
        TransitGatewayNode gateway = first(TransitGatewayNode.class, one -> one.attachments().contains(in));
        TransitRoute best = null;
        int bits = -1;
        for (var table : gateway.routeTables()) {
            for (TransitRoute route : table.routes()) {
                for (IpRange range : ranges(route.destination())) {
                    if (table.id().equals(in.routeTableId()) && range.contains(packet.destination())
                            && (range.bits() > bits
                            || range.bits() == bits && route.isStatic() && !best.isStatic())) {
                        best = route;
                        bits = range.bits();
                    }
                }
            }
        }
        String id = best == null ? null : best.attachmentId();
        return gateway.attachments().stream().filter(one -> one.id().equals(id) && one.isAvailable())
                .findFirst().orElse(null);
    }

    private TransitAttachmentNode attachment(String gateway, String vpc) {
        TransitGatewayNode node = first(TransitGatewayNode.class, one -> one.id().equals(gateway));
        return node == null ? null : node.attachments().stream()
                .filter(one -> one.resourceId().equals(vpc) && one.isAvailable()).findFirst().orElse(null);
    }

    private SubnetNode foot(TransitAttachmentNode attachment, String zone) {
        return attachment.subnetIds().stream().map(this::subnet).filter(one -> one.zone().equals(zone)).findFirst()
                .orElse(null);
    }

    private String peered(String vpc, String id) {
        PeeringNode node = first(PeeringNode.class, one -> one.id().equals(id) && one.isActive());
        return node == null ? null : node.otherSide(vpc);
    }

    private List<IpRange> ranges(Peer peer) {
        if (peer instanceof Peer.Range one) {
            return List.of(one.range());
        }
        PrefixListNode list = first(PrefixListNode.class, one -> one.id().equals(((Peer.PrefixList) peer).id()));
        return list == null ? List.of() : list.ranges();
    }

    private static boolean owns(InterfaceNode eni, IpAddress address) {
        return eni.addresses().stream().anyMatch(pair -> pair.privateAddress().equals(address));
    }

    private static boolean any(List<IpRange> ranges, IpAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private InterfaceNode eni(String id) {
        return first(InterfaceNode.class, one -> one.id().equals(id));
    }

    private SubnetNode subnet(String id) {
        return first(SubnetNode.class, one -> one.id().equals(id));
    }

    private VpcNode vpc(String id) {
        return first(VpcNode.class, one -> one.id().equals(id));
    }

    private <T> T first(Class<T> kind, Predicate<T> which) {
        return network.all(kind).filter(which).findFirst().orElse(null);
    }
}
