package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.AclEntry;
import io.github.fakeec2.reachability.model.Peer;
import io.github.fakeec2.reachability.model.TrafficMatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds, among rules none of which lets a packet pass, the one that comes closest, and says what it fails by: the
 * fewest of protocol, port and address; and among equals the address, then the nearest port, then the protocol. Rules
 * that fail by all three are not close.
 */
final class ClosestRule {

    private static final int ALL_THREE = 3;
    private static final int PROTOCOL_WEIGHT = 1 << 17;

    private final Packet packet;
    private final boolean out;
    private final IpAddress address;

    private int best = Integer.MAX_VALUE;
    private String text;

    ClosestRule(Packet packet, Direction direction) {
        this.packet = packet;
        this.out = direction == Direction.OUT;
        this.address = out ? packet.destination() : packet.source();
    }

    /** The closest rule of an interface's groups and why it does not apply, or null. */
    String ofGroups(Journey journey, Nic nic) {
        Direction direction = out ? Direction.OUT : Direction.IN;
        Nic other = SecurityGroups.other(journey, nic, direction);
        for (SecurityGroup group : nic.groups) {
            for (SecurityGroup.Line line : group.lines(direction)) {
                String peer = SecurityGroups.coversPeer(packet, direction, line, other)
                        ? null : missedPeer(journey, line, other);
                consider(line.rule.traffic(), peer, line.rule.traffic() + preposition() + line.rule.peer());
            }
        }
        return text;
    }

    private String missedPeer(Journey journey, SecurityGroup.Line line, Nic other) {
        if (line.ranges.length > 0) {
            return missedRange(line.ranges[0], line.ranges.length == 1);
        }
        if (line.rule.peer() instanceof Peer.PrefixList) {
            return "it is empty";
        }
        if (line.group == null) {
            return line.rule.peer() instanceof Peer.Group named && named.isStale()
                    ? "it is stale" : "it does not exist";
        }
        if (other != null) {
            return other.owner() + " is not in it";
        }
        return out || journey.sendersGroupsHiddenBy == null
                ? address + " is not a private address of an interface in it"
                : "the sender's groups are not seen through " + journey.sendersGroupsHiddenBy;
    }

    private String missedRange(IpRange first, boolean only) {
        return only && first.isIpv4() != address.isIpv4()
                ? "it is about " + (first.isIpv4() ? "IPv4" : "IPv6") : address + " is not in it";
    }

    /** The closest entry of an ACL that allows anything and why it does not apply, or null. */
    String ofAcl(Acl acl, AclEntry denying) {
        for (AclEntry entry : acl.entries(out ? Direction.OUT : Direction.IN)) {
            if (entry.allow()) {
                consider(entry.traffic(),
                        entry.range().contains(address) ? comesLate(entry, denying) : missedRange(entry.range(), true),
                        "rule " + entry.number() + " allows " + entry.traffic() + preposition() + entry.range());
            }
        }
        return text;
    }

    private static String comesLate(AclEntry entry, AclEntry denying) {
        return denying != null && denying.number() < entry.number()
                ? "rule " + denying.number() + " comes first" : null;
    }

    private String preposition() {
        return out ? " to " : " from ";
    }

    private void consider(TrafficMatch traffic, String missedPeer, String rule) {
        List<String> misses = new ArrayList<>();
        int distance = 0;
        if (!traffic.coversProtocol(packet.protocol())) {
            misses.add("it is about " + TrafficMatch.nameOf(traffic.protocol()));
            distance += PROTOCOL_WEIGHT;
        }
        if (!coversPorts(traffic)) {
            misses.add(missedPort(traffic));
            distance += 1 + portDistance(traffic);
        }
        if (missedPeer != null) {
            misses.add(missedPeer);
        }
        int score = misses.size() * 2 * PROTOCOL_WEIGHT + distance;
        if (!misses.isEmpty() && misses.size() < ALL_THREE && score < best) {
            best = score;
            text = rule + " (" + String.join(", and ", misses) + ')';
        }
    }

    /** As the rule itself tells, but across protocols that have ports: a rule for the wrong one may name the port. */
    private boolean coversPorts(TrafficMatch traffic) {
        boolean comparable = TrafficMatch.hasPorts(packet.protocol()) == TrafficMatch.hasPorts(traffic.protocol())
                && TrafficMatch.isIcmp(packet.protocol()) == TrafficMatch.isIcmp(traffic.protocol());
        return traffic.protocol() == TrafficMatch.ALL_PROTOCOLS
                || comparable && traffic.coversPorts(packet.destinationFirst(), packet.destinationLast());
    }

    private String missedPort(TrafficMatch traffic) {
        if (!TrafficMatch.hasPorts(traffic.protocol()) || !TrafficMatch.hasPorts(packet.protocol())) {
            return TrafficMatch.isIcmp(traffic.protocol()) ? "another type or code" : "other ports";
        }
        boolean one = packet.destinationFirst() == packet.destinationLast();
        String ports = one ? Integer.toString(packet.destinationFirst())
                : packet.destinationFirst() + "-" + packet.destinationLast();
        return traffic.from() == traffic.to() ? "the port is " + ports + ", not " + traffic.from()
                : ports + (one ? " is not in " : " is not all in ") + traffic.from() + "-" + traffic.to();
    }

    private int portDistance(TrafficMatch traffic) {
        int below = traffic.from() - packet.destinationFirst();
        int above = packet.destinationLast() - traffic.to();
        return Math.max(0, Math.max(below, above));
    }
}
