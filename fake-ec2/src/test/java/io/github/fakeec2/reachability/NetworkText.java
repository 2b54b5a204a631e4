package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.AclEntry;
import io.github.fakeec2.reachability.model.AclNode;
import io.github.fakeec2.reachability.model.AddressPair;
import io.github.fakeec2.reachability.model.EgressOnlyGatewayNode;
import io.github.fakeec2.reachability.model.GroupRule;
import io.github.fakeec2.reachability.model.InstanceNode;
import io.github.fakeec2.reachability.model.InterfaceNode;
import io.github.fakeec2.reachability.model.InternetGatewayNode;
import io.github.fakeec2.reachability.model.LoadBalancerNode;
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
import io.github.fakeec2.reachability.model.TransitRouteTableNode;
import io.github.fakeec2.reachability.model.VpcEndpointNode;
import io.github.fakeec2.reachability.model.VpcNode;
import io.github.fakeec2.reachability.model.VpnConnectionNode;
import io.github.fakeec2.reachability.model.VpnGatewayNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Networks as texts, one thing a line, so that a test's row can add one and a failing network can be read:
 *
 * <pre>
 * vpc vpc-a 10.0.0.0/16,2001:db8:1::/56          with a main table rtb-a (local routes) and an ACL acl-a (allows all)
 * subnet subnet-a vpc-a zone-1 10.0.1.0/24 [table=rtb-x] [acl=acl-x]
 * group sg-a vpc-a
 * rule sg-a in tcp/443 0.0.0.0/0                 peers: a range, sg-..., pl-...
 * instance i-a subnet-a 10.0.1.10 sg-a [public=54.0.0.1] [ipv6=...] [state=stopped] [check=off]  has eni-a
 * eni eni-x subnet-a 10.0.1.11 sg-a [owner=i-a] [kind=VPC_ENDPOINT]     sg "-" for none
 * acl acl-x vpc-a                                without entries
 * entry acl-x in 100 allow tcp/1024-65535 0.0.0.0/0
 * table rtb-x vpc-a                              with local routes
 * route rtb-x 0.0.0.0/0 igw-a [blackhole] [propagated]
 * igw igw-a vpc-a [edge=rtb-x] / eigw eigw-a vpc-a / nat nat-a subnet-a 10.0.0.5 [public=54.0.0.9] [state=failed]
 * pcx pcx-1 vpc-a vpc-b active / pl pl-1 1.2.3.0/24,5.6.7.0/24
 * tgw tgw-1 / attach tgw-1 att-a vpc-a subnet-a,subnet-b table=ttb-1 [state=deleting] [sg=on]
 * ttable tgw-1 ttb-1 / troute ttb-1 10.1.0.0/16 att-b [propagated]      att "blackhole" for none
 * vgw vgw-1 vpc-a [edge=rtb-x] / vpn vpn-1 vgw-1 192.168.0.0/16 up      gateway "-" for a transit gateway's
 * vpce vpce-1 vpc-a [pl-1] [state=...] / lb lb-1
 * </pre>
 */
final class NetworkText {

    private final NetworkSnapshot.Builder builder = NetworkSnapshot.builder();
    private final Map<String, List<IpRange>> vpcs = new HashMap<>();
    private final Map<String, String> tables = new LinkedHashMap<>();
    private final Map<String, List<RouteEntry>> routes = new HashMap<>();
    private final Map<String, String> acls = new LinkedHashMap<>();
    private final Map<String, List<AclEntry>> entries = new HashMap<>();
    private final Map<String, String> groups = new LinkedHashMap<>();
    private final Map<String, List<GroupRule>> rules = new HashMap<>();
    private final Map<String, String> instances = new LinkedHashMap<>();
    private final Map<String, String[]> endpoints = new LinkedHashMap<>();
    private final List<String> balancers = new ArrayList<>();
    private final Map<String, List<String>> interfaces = new HashMap<>();
    private final List<String> transits = new ArrayList<>();
    private final Map<String, List<TransitAttachmentNode>> attachments = new HashMap<>();
    private final Map<String, List<String>> transitTables = new HashMap<>();
    private final Map<String, List<TransitRoute>> transitRoutes = new HashMap<>();

    private NetworkText() {
    }

    static NetworkSnapshot parse(String text) {
        return parse(text.lines().toList());
    }

    static NetworkSnapshot parse(List<String> lines) {
        NetworkText text = new NetworkText();
        lines.stream().map(String::trim).filter(line -> !line.isEmpty()).forEach(line -> text.read(line.split(" +")));
        return text.finish();
    }

    /** The question that a text such as {@code i-a -> i-b tcp/443} asks, or with {@code ipv6} behind it. */
    static Flow flow(String text) {
        String[] words = text.trim().split(" +");
        TrafficMatch traffic = traffic(words[3]);
        Flow.Family family = words[words.length - 1].equals("ipv6") ? Flow.Family.IPV6 : Flow.Family.ANY;
        int code = Math.max(0, traffic.to());
        return new Flow(end(words[0]), end(words[2]), traffic.protocol(), Math.max(0, traffic.from()), code, 0, family);
    }

    private static Endpoint end(String word) {
        String rest = word.substring(word.indexOf(':') + 1);
        return word.startsWith("i-") ? Endpoint.instance(word)
                : word.startsWith("eni-") ? Endpoint.networkInterface(word)
                : word.startsWith("igw-") ? Endpoint.internetGateway(word)
                : word.startsWith("vpce-") ? Endpoint.vpcEndpoint(word)
                : word.startsWith("lb-") ? Endpoint.loadBalancer(word)
                : word.equals("internet") ? Endpoint.internet()
                : word.startsWith("internet:") ? Endpoint.internet(IpAddress.parse(rest))
                : word.startsWith("premises:") ? Endpoint.onPremises(IpAddress.parse(rest), null)
                : Endpoint.address(word);
    }

    private void read(String[] w) {
        switch (w[0]) {
            case "vpc" -> {
                vpcs.put(w[1], ranges(w[2]));
                builder.add(new VpcNode(w[1], "111122223333", "us-east-1", ranges(w[2])));
                table("rtb" + w[1].substring(3), w[1]);
                String acl = "acl" + w[1].substring(3);
                acls.put(acl, w[1]);
                for (String entry : new String[] {"in 100 allow all 0.0.0.0/0", "out 100 allow all 0.0.0.0/0",
                        "in 101 allow all ::/0", "out 101 allow all ::/0"}) {
                    read(("entry " + acl + " " + entry).split(" "));
                }
            }
            case "subnet" -> builder.add(new SubnetNode(w[1], w[2], w[3], ranges(w[4]),
                    option(w, "table", "rtb" + w[2].substring(3)), option(w, "acl", "acl" + w[2].substring(3))));
            case "group" -> groups.put(w[1], w[2]);
            case "rule" -> list(rules, w[1]).add(new GroupRule("sgr-" + list(rules, w[1]).size() + w[1], out(w[2]),
                    traffic(w[3]), peer(w[4])));
            case "instance" -> {
                instances.put(w[1], option(w, "state", "running"));
                networkInterface("eni-" + w[1].substring(2), w, w[1]);
            }
            case "eni" -> networkInterface(w[1], w, option(w, "owner", null));
            case "acl" -> acls.put(w[1], w[2]);
            case "entry" -> list(entries, w[1]).add(new AclEntry(Integer.parseInt(w[3]), out(w[2]),
                    w[4].equals("allow"), traffic(w[5]), IpRange.parse(w[6])));
            case "table" -> table(w[1], w[2]);
            case "route" -> list(routes, w[1]).add(new RouteEntry(peer(w[2]), target(w[3]), w[3],
                    !has(w, "blackhole"), has(w, "propagated") ? RouteEntry.Origin.PROPAGATED
                    : RouteEntry.Origin.CREATE_ROUTE));
            case "igw" -> builder.add(new InternetGatewayNode(w[1], w[2].equals("-") ? null : w[2],
                    option(w, "edge", null)));
            case "eigw" -> builder.add(new EgressOnlyGatewayNode(w[1], w[2]));
            case "nat" -> {
                String id = "eni-of-" + w[1];
                networkInterface(id, new String[] {"eni", id, w[2], w[3], "-", "kind=NAT_GATEWAY",
                        "public=" + option(w, "public", "")}, w[1]);
                builder.add(new NatGatewayNode(w[1], "", option(w, "state", "available"), List.of(id)));
            }
            case "pcx" -> builder.add(new PeeringNode(w[1], w[2], w[3], w[4]));
            case "pl" -> builder.add(new PrefixListNode(w[1], ranges(w[2])));
            case "tgw" -> transits.add(w[1]);
            case "attach" -> list(attachments, w[1]).add(attachment(w));
            case "ttable" -> list(transitTables, w[1]).add(w[2]);
            case "troute" -> list(transitRoutes, w[1]).add(new TransitRoute(peer(w[2]),
                    w[3].equals("blackhole") ? null : w[3], !has(w, "propagated")));
            case "vgw" -> builder.add(new VpnGatewayNode(w[1], w[2], option(w, "edge", null)));
            case "vpn" -> builder.add(new VpnConnectionNode(w[1], w[2].equals("-") ? null : w[2], ranges(w[3]),
                    w[4].equals("up")));
            case "vpce" -> endpoints.put(w[1], w);
            case "lb" -> balancers.add(w[1]);
            default -> throw new IllegalArgumentException(String.join(" ", w));
        }
    }

    private NetworkSnapshot finish() {
        tables.forEach((id, vpc) -> {
            List<RouteEntry> all = new ArrayList<>(list(routes, id));
            vpcs.getOrDefault(vpc, List.of()).forEach(range -> all.add(new RouteEntry(Peer.of(range),
                    RouteEntry.Target.LOCAL, "local", true, RouteEntry.Origin.CREATE_ROUTE_TABLE)));
            builder.add(new RouteTableNode(id, vpc, all));
        });
        acls.forEach((id, vpc) -> builder.add(new AclNode(id, vpc, list(entries, id))));
        groups.forEach((id, vpc) -> builder.add(new SecurityGroupNode(id, vpc, list(rules, id))));
        instances.forEach((id, state) -> builder.add(new InstanceNode(id, state, list(interfaces, id))));
        endpoints.forEach((id, w) -> builder.add(new VpcEndpointNode(id, w[2], option(w, "state", "available"),
                w.length > 3 && w[3].startsWith("pl-") ? w[3] : null, list(interfaces, id))));
        balancers.forEach(id -> builder.add(new LoadBalancerNode(id, list(interfaces, id))));
        transits.forEach(id -> builder.add(new TransitGatewayNode(id, list(attachments, id),
                list(transitTables, id).stream()
                        .map(table -> new TransitRouteTableNode(table, list(transitRoutes, table))).toList())));
        return builder.build();
    }

    private void networkInterface(String id, String[] w, String owner) {
        String visible = option(w, "public", "");
        String ipv6 = option(w, "ipv6", "");
        builder.add(new InterfaceNode(id, w[2], InterfaceNode.Kind.valueOf(option(w, "kind", "PLAIN")), owner,
                w[3].equals("-") ? List.of() : List.of(new AddressPair(IpAddress.parse(w[3]),
                        visible.isEmpty() ? null : IpAddress.parse(visible))),
                ipv6.isEmpty() ? List.of() : List.of(IpAddress.parse(ipv6)),
                option(w, "prefix", "").isEmpty() ? List.of() : ranges(option(w, "prefix", "")),
                w[4].equals("-") ? List.of() : List.of(w[4].split(",")), !option(w, "check", "on").equals("off")));
        if (owner != null) {
            list(interfaces, owner).add(id);
        }
    }

    private TransitAttachmentNode attachment(String[] w) {
        return new TransitAttachmentNode(w[2],
                w[3].startsWith("vpc-") ? TransitAttachmentNode.Kind.VPC
                        : w[3].startsWith("tgw-") ? TransitAttachmentNode.Kind.PEERING
                        : TransitAttachmentNode.Kind.REMOTE,
                w[3], option(w, "state", "available"), w[4].equals("-") ? List.of() : List.of(w[4].split(",")),
                option(w, "table", null), option(w, "sg", "off").equals("on"));
    }

    private void table(String id, String vpc) {
        tables.put(id, vpc);
    }

    private static <T> List<T> list(Map<String, List<T>> lists, String id) {
        return lists.computeIfAbsent(id, key -> new ArrayList<>());
    }

    private static boolean out(String word) {
        return word.equals("out");
    }

    private static boolean has(String[] words, String flag) {
        return Arrays.asList(words).contains(flag);
    }

    private static String option(String[] words, String name, String otherwise) {
        return Stream.of(words).filter(word -> word.startsWith(name + "=")).findFirst()
                .map(word -> word.substring(name.length() + 1)).orElse(otherwise);
    }

    private static List<IpRange> ranges(String text) {
        return Stream.of(text.split(",")).map(IpRange::parse).toList();
    }

    private static Peer peer(String text) {
        return text.startsWith("sg-") ? new Peer.Group(text)
                : text.startsWith("pl-") ? new Peer.PrefixList(text) : Peer.of(IpRange.parse(text));
    }

    static TrafficMatch traffic(String text) {
        String[] parts = text.split("[/:-]");
        int from = parts.length > 1 ? Integer.parseInt(parts[1]) : -1;
        int last = parts.length > 2 ? Integer.parseInt(parts[2]) : -1;
        return switch (parts[0]) {
            case "all" -> TrafficMatch.ALL;
            case "tcp" -> TrafficMatch.tcp(from, last == -1 ? from : last);
            case "udp" -> TrafficMatch.udp(from, last == -1 ? from : last);
            case "icmp" -> new TrafficMatch(TrafficMatch.ICMP, from, last);
            case "icmpv6" -> new TrafficMatch(TrafficMatch.ICMPV6, from, last);
            default -> new TrafficMatch(Integer.parseInt(parts[0]), -1, -1);
        };
    }

    private static RouteEntry.Target target(String id) {
        return switch (id.replaceAll("-.*", "")) {
            case "local" -> RouteEntry.Target.LOCAL;
            case "igw" -> RouteEntry.Target.INTERNET_GATEWAY;
            case "eigw" -> RouteEntry.Target.EGRESS_ONLY_INTERNET_GATEWAY;
            case "nat" -> RouteEntry.Target.NAT_GATEWAY;
            case "eni" -> RouteEntry.Target.NETWORK_INTERFACE;
            case "pcx" -> RouteEntry.Target.VPC_PEERING_CONNECTION;
            case "tgw" -> RouteEntry.Target.TRANSIT_GATEWAY;
            case "vgw" -> RouteEntry.Target.VPN_GATEWAY;
            case "vpce" -> RouteEntry.Target.VPC_ENDPOINT;
            default -> RouteEntry.Target.OTHER;
        };
    }
}
