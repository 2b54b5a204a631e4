package io.github.fakeec2.network.trace;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.network.NatGateway;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.flowlog.FlowLogs;
import io.github.fakeec2.network.flowlog.FlowRecord;
import io.github.fakeec2.reachability.Direction;
import io.github.fakeec2.reachability.ExplanationCode;
import io.github.fakeec2.reachability.Flow;
import io.github.fakeec2.reachability.Hop;
import io.github.fakeec2.reachability.Packet;
import io.github.fakeec2.reachability.Reachability;
import io.github.fakeec2.reachability.Verdict;
import io.github.fakeec2.reachability.model.RouteEntry;
import io.github.fakeec2.reachability.model.TrafficMatch;
import io.github.fakeec2.state.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a packet and its answer leave in flow logs: a record at each interface that they meet (VPC user guide, "Logging
 * IP traffic using VPC Flow Logs"). A packet is accepted at an interface if its security groups and the network ACL of
 * its subnet let it pass in that direction; what is dropped for any other reason leaves no record there.
 */
public final class FlowTrail {

    private static final int SYN = 2;
    private static final int SYN_ACK = 18;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int TCP_HEADER = 20;
    private static final int DATAGRAM_HEADER = 8;
    private static final int PING = 64;

    private final Call call;
    private final Map<Integer, Integer> chosenPorts = new HashMap<>();

    private FlowTrail(Call call) {
        this.call = call;
    }

    /**
     * Sends a packet, and its answer if it arrives.
     *
     * @throws IllegalArgumentException if the flow stands for all protocols, which no packet has
     */
    public static Verdict send(Call call, Flow flow) {
        if (flow.protocol() == TrafficMatch.ALL_PROTOCOLS) {
            throw new IllegalArgumentException("A packet has one protocol; send one of TCP, say, not of all");
        }
        Verdict verdict = call.derived(Reachability.class,
                regions -> Reachability.of(SnapshotReader.read(regions))).trace(flow);
        FlowTrail trail = new FlowTrail(call);
        trail.follow(verdict.forward(), SYN);
        trail.follow(verdict.answer(), SYN_ACK);
        return verdict;
    }

    private void follow(List<Hop> hops, int tcpFlags) {
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            Hop next = i + 1 < hops.size() ? hops.get(i + 1) : null;
            if (hop.componentId().startsWith(NatGateway.TABLE.prefix()) && !hop.dropped()) {
                String own = natInterface(hop.componentId());
                record(own, hop.packet(), true, true, tcpFlags);
                record(own, hop.onward(), false, !isGuard(next, Direction.OUT), tcpFlags);
            } else if (hop.componentId().startsWith(NetworkInterface.TABLE.prefix())) {
                atInterface(hop, next, tcpFlags);
            } else if (isGuard(hop, Direction.IN)) {
                record(behind(hop, i == 0 ? null : hops.get(i - 1)), hop.packet(), true, false, tcpFlags);
            }
        }
    }

    private void atInterface(Hop hop, Hop next, int tcpFlags) {
        boolean byRule = !hop.dropped() || hop.code() == ExplanationCode.ENI_SG_RULES_MISMATCH
                || hop.code() == ExplanationCode.SG_HAS_NO_RULES;
        if (byRule && hop.direction() != Direction.NONE) {
            boolean ingress = hop.direction() == Direction.IN;
            record(hop.componentId(), hop.packet(), ingress,
                    !hop.dropped() && (ingress || !isGuard(next, Direction.OUT)), tcpFlags);
        }
    }

    /** Whether a hop is a network ACL that drops the packet. */
    private static boolean isGuard(Hop hop, Direction direction) {
        return hop != null && hop.code() == ExplanationCode.SUBNET_ACL_RESTRICTION && hop.direction() == direction;
    }

    private String natInterface(String natGatewayId) {
        Call there = call.whereIs(NatGateway.TABLE, natGatewayId);
        return there == null ? null : there.table(NatGateway.TABLE).value(natGatewayId).networkInterfaceId();
    }

    /** The interface that a network ACL has kept a packet from, or null where it is none that flow logs see. */
    private String behind(Hop guard, Hop before) {
        if (before != null && before.rule() instanceof RouteEntry route) {
            if (route.target() == RouteEntry.Target.NAT_GATEWAY) {
                return natInterface(route.targetId());
            }
            if (route.target() == RouteEntry.Target.NETWORK_INTERFACE) {
                return route.targetId();
            }
        }
        Call there = call.whereIs(NetworkInterface.TABLE, NetworkInterface.BY_SUBNET, guard.subnetId());
        if (there == null) {
            return null;
        }
        IpAddress destination = guard.packet().destination();
        for (Row<NetworkInterface> row
                : there.table(NetworkInterface.TABLE).by(NetworkInterface.BY_SUBNET, guard.subnetId())) {
            if (has(row.value(), destination)) {
                return row.id();
            }
        }
        return null;
    }

    private static boolean has(NetworkInterface eni, IpAddress address) {
        return eni.addresses().stream().anyMatch(own -> IpAddress.parse(own.ip()).equals(address))
                || eni.ipv6Addresses().stream().anyMatch(own -> IpAddress.of(own).equals(address))
                || SnapshotReader.ranges(eni.ipv4Prefixes(), eni.ipv6Prefixes()).stream()
                        .anyMatch(prefix -> prefix.contains(address));
    }

    private void record(String interfaceId, Packet packet, boolean ingress, boolean accepted, int tcpFlags) {
        Call there = interfaceId == null ? null : call.whereIs(NetworkInterface.TABLE, interfaceId);
        if (there == null) {
            return;
        }
        NetworkInterface eni = there.table(NetworkInterface.TABLE).value(interfaceId);
        boolean tcp = packet.protocol() == TrafficMatch.TCP;
        FlowLogs.record(there, new FlowRecord(interfaceId, eni.vpcId(), eni.subnetId(), packet.source().toString(),
                port(packet, packet.sourceFirst(), packet.sourceLast()), packet.destination().toString(),
                port(packet, packet.destinationFirst(), packet.destinationLast()), packet.protocol(), accepted, 1,
                bytes(packet), call.now(), call.now(), ingress, tcp ? tcpFlags : 0));
    }

    /** One of the ports that the packet may have: the same one wherever the same choice is met. */
    private int port(Packet packet, int first, int last) {
        if (!TrafficMatch.hasPorts(packet.protocol()) || first == last) {
            return TrafficMatch.hasPorts(packet.protocol()) ? first : 0;
        }
        return chosenPorts.computeIfAbsent(first, any -> first + call.region().random().nextInt(last - first + 1));
    }

    private static int bytes(Packet packet) {
        int header = packet.source().isIpv4() ? IPV4_HEADER : IPV6_HEADER;
        return header + switch (packet.protocol()) {
            case TrafficMatch.TCP -> TCP_HEADER;
            case TrafficMatch.ICMP, TrafficMatch.ICMPV6 -> PING;
            default -> DATAGRAM_HEADER;
        };
    }
}
