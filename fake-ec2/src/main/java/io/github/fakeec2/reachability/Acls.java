package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.model.AclEntry;
import io.github.fakeec2.reachability.model.TrafficMatch;

/**
 * The firewall at a subnet's border (VPC user guide, "Network ACLs"): entries are tried in the order of their numbers,
 * the first that matches decides, and what none matches is dropped. ACLs know nothing of connections: an answer needs
 * entries of its own, for the ephemeral port that the question came from. Traffic within a subnet does not meet them.
 */
final class Acls {

    private static final int LARGEST_PORT = 65535;

    private Acls() {
    }

    /** Whether a packet may enter or leave the subnet. */
    static boolean pass(Journey journey, Subnet subnet, Direction direction) {
        Packet packet = journey.packet;
        boolean hasPorts = TrafficMatch.hasPorts(packet.protocol());
        AclEntry entry = decide(packet, direction, subnet.acl.entries(direction), 0,
                hasPorts ? packet.destinationFirst() : 0, hasPorts ? packet.destinationLast() : 0);
        if (allows(entry)) {
            journey.trace.aclPasses(packet, subnet, direction, entry);
            return true;
        }
        journey.droppedFor = ExplanationCode.SUBNET_ACL_RESTRICTION;
        journey.trace.aclDrops(packet, subnet, direction, entry);
        return false;
    }

    private static boolean allows(AclEntry entry) {
        return entry != null && entry.allow();
    }

    /**
     * The entry that decides about a packet to any of the ports. Where several entries share the ports out, one that
     * denies some of them decides: a packet may come to just those.
     */
    private static AclEntry decide(Packet packet, Direction direction, AclEntry[] entries, int from, int first,
            int last) {
        IpAddress other = direction == Direction.OUT ? packet.destination() : packet.source();
        for (int i = from; i < entries.length; i++) {
            AclEntry entry = entries[i];
            int low = firstPort(packet, entry);
            int high = lastPort(packet, entry);
            if (!matches(packet, entry) || high < first || last < low || !entry.range().contains(other)) {
                continue;
            }
            AclEntry below = entry.allow() && first < low
                    ? decide(packet, direction, entries, i + 1, first, low - 1) : entry;
            AclEntry above = entry.allow() && high < last
                    ? decide(packet, direction, entries, i + 1, high + 1, last) : entry;
            return allows(below) ? above : below;
        }
        return null;
    }

    private static boolean matches(Packet packet, AclEntry entry) {
        if (packet.protocol() == TrafficMatch.ALL_PROTOCOLS) {
            // Traffic of any protocol is stopped by an entry about one of them, and let pass by one about all alone.
            return !entry.allow() || entry.traffic().protocol() == TrafficMatch.ALL_PROTOCOLS;
        }
        return entry.traffic().coversProtocol(packet.protocol()) && (TrafficMatch.hasPorts(packet.protocol())
                || entry.traffic().coversPorts(packet.destinationFirst(), packet.destinationLast()));
    }

    private static int firstPort(Packet packet, AclEntry entry) {
        return splitsPorts(packet, entry) ? entry.traffic().from() : 0;
    }

    private static int lastPort(Packet packet, AclEntry entry) {
        return splitsPorts(packet, entry) ? entry.traffic().to() : LARGEST_PORT;
    }

    private static boolean splitsPorts(Packet packet, AclEntry entry) {
        return TrafficMatch.hasPorts(packet.protocol()) && TrafficMatch.hasPorts(entry.traffic().protocol())
                && entry.traffic().from() != -1;
    }
}
