package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;

/**
 * The firewall of an interface (VPC user guide, "Security group rules" and "Security group connection tracking"): a
 * packet passes if any rule of any of the interface's groups lets it, and the answer to what has passed always does.
 *
 * <p>A rule that names a group matches the private addresses of that group's interfaces, in the same VPC or in one that
 * is peered with it ("Update your security groups to reference peer security groups"). It does not match what came
 * over public addresses, through an appliance ("Security group referencing"), or through a transit gateway, unless
 * its attachments allow that; and there for ingress alone (Transit Gateway guide, "Security group referencing").
 */
final class SecurityGroups {

    private SecurityGroups() {
    }

    /** Whether the interface's groups let the packet in or out. */
    static boolean pass(Journey journey, Nic nic, Direction direction) {
        if (nic.groups.length == 0) {
            return true;
        }
        if (journey.isAnswer && journey.connection.knows(nic)) {
            journey.trace.groupsKnow(journey.packet, nic, direction);
            return true;
        }
        Nic other = other(journey, nic, direction);
        for (SecurityGroup group : nic.groups) {
            for (SecurityGroup.Line line : group.lines(direction)) {
                if (line.coversTraffic(journey.packet) && coversPeer(journey.packet, direction, line, other)) {
                    journey.trace.groupPasses(journey.packet, nic, direction, group, line.rule);
                    journey.connection.remember(nic);
                    return true;
                }
            }
        }
        journey.droppedFor = code(nic, direction);
        journey.trace.groupsDrop(journey, nic, direction);
        return false;
    }

    /** Why a packet is dropped that no rule lets pass. */
    static ExplanationCode code(Nic nic, Direction direction) {
        for (SecurityGroup group : nic.groups) {
            if (group.lines(direction).length > 0) {
                return ExplanationCode.ENI_SG_RULES_MISMATCH;
            }
        }
        return ExplanationCode.SG_HAS_NO_RULES;
    }

    /** Whether a rule is about the packet's other side. */
    static boolean coversPeer(Packet packet, Direction direction, SecurityGroup.Line line, Nic other) {
        IpAddress address = direction == Direction.OUT ? packet.destination() : packet.source();
        for (IpRange range : line.ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return line.group != null && other != null && other.has(line.group);
    }

    /** The interface on the packet's other side whose groups the rules see, or null. */
    static Nic other(Journey journey, Nic nic, Direction direction) {
        if (direction == Direction.IN) {
            return journey.sender;
        }
        IpAddress destination = journey.packet.destination();
        Nic inside = nic.vpc().nicAt(destination);
        for (int i = 0; inside == null && i < nic.vpc().peers.size(); i++) {
            inside = nic.vpc().peers.get(i).nicAt(destination);
        }
        return inside;
    }
}
