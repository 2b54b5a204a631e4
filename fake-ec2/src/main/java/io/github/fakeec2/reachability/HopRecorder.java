package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.reachability.model.AclEntry;
import io.github.fakeec2.reachability.model.GroupRule;
import io.github.fakeec2.reachability.model.RouteEntry;
import io.github.fakeec2.reachability.model.Rule;
import io.github.fakeec2.reachability.model.TransitRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes down each step of a journey as a hop. */
final class HopRecorder extends Trace {

    private final List<Hop> forward = new ArrayList<>();
    private final List<Hop> answer = new ArrayList<>();
    private List<Hop> current = forward;

    List<Hop> forward() {
        return forward;
    }

    List<Hop> answer() {
        return answer;
    }

    @Override
    void turns() {
        current = answer;
    }

    @Override
    void groupPasses(Packet packet, Nic nic, Direction direction, SecurityGroup group, GroupRule rule) {
        add(at(nic, direction, packet).label(group.id()).group(group.id()).rule(rule)
                .explanation(word(direction) + " rule allows " + rule.traffic()
                        + (direction == Direction.OUT ? " to " : " from ") + rule.peer()));
    }

    @Override
    void groupsKnow(Packet packet, Nic nic, Direction direction) {
        add(at(nic, direction, packet).label(groupsOf(nic))
                .explanation("answers what was let " + (direction == Direction.OUT ? "in" : "out")));
    }

    @Override
    void groupsDrop(Journey journey, Nic nic, Direction direction) {
        ExplanationCode code = SecurityGroups.code(nic, direction);
        Packet packet = journey.packet;
        String otherSide = direction == Direction.OUT ? " to " + packet.destination() : " from " + packet.source();
        add(at(nic, direction, packet).dropped(code).label(groupsOf(nic))
                .explanation(code == ExplanationCode.SG_HAS_NO_RULES ? "no " + word(direction) + " rules at all"
                        : "no " + word(direction) + " rule for " + packet.traffic() + otherSide)
                .closest(new ClosestRule(packet, direction).ofGroups(journey, nic)));
    }

    @Override
    void aclPasses(Packet packet, Subnet subnet, Direction direction, AclEntry entry) {
        add(at(subnet, direction, packet).label("rule " + entry.number()).rule(entry)
                .explanation("allows " + entryText(entry, direction)));
    }

    @Override
    void aclDrops(Packet packet, Subnet subnet, Direction direction, AclEntry entry) {
        boolean isLast = entry == null || entry.number() == AclEntry.LAST;
        add(at(subnet, direction, packet).dropped(ExplanationCode.SUBNET_ACL_RESTRICTION)
                .label(isLast ? "rule *" : "rule " + entry.number()).rule(entry)
                .explanation(isLast ? "denies " + packet.traffic()
                        + (direction == Direction.OUT ? " to " + packet.destination() : " from " + packet.source())
                        : "denies " + entryText(entry, direction))
                .closest(new ClosestRule(packet, direction).ofAcl(subnet.acl, entry)));
    }

    @Override
    void routed(Packet packet, String tableId, Subnet subnet, Rule route) {
        HopBuilder hop = new HopBuilder(tableId, Direction.NONE, packet).rule(route);
        if (route instanceof RouteEntry entry) {
            hop.explanation(entry.destination() + " -> " + entry.targetId());
        } else if (route instanceof TransitRoute entry) {
            hop.explanation(entry.destination() + " -> " + entry.attachmentId());
        }
        add(subnet == null ? hop : hop.in(subnet));
    }

    @Override
    void passes(Packet packet, String componentId, Direction direction, String explanation) {
        add(new HopBuilder(componentId, direction, packet).explanation(explanation));
    }

    @Override
    void translates(Packet before, Packet after, String componentId, Direction direction) {
        add(new HopBuilder(componentId, direction, before).onward(after)
                .explanation(before.source().equals(after.source())
                        ? "destination " + before.destination() + " becomes " + after.destination()
                        : "source " + before.source() + " becomes " + after.source()));
    }

    @Override
    void drops(Packet packet, ExplanationCode code, String componentId, Direction direction, String explanation,
            Rule rule) {
        add(new HopBuilder(componentId, direction, packet).dropped(code).explanation(explanation).rule(rule));
    }

    private void add(HopBuilder hop) {
        current.add(hop.build(forward.size() + answer.size() + 1));
    }

    private static HopBuilder at(Nic nic, Direction direction, Packet packet) {
        return new HopBuilder(nic.id(), direction, packet).in(nic.subnet);
    }

    private static HopBuilder at(Subnet subnet, Direction direction, Packet packet) {
        return new HopBuilder(subnet.acl.id(), direction, packet).in(subnet);
    }

    private static String groupsOf(Nic nic) {
        return Stream.of(nic.groups).map(SecurityGroup::id).collect(Collectors.joining(", "));
    }

    static String word(Direction direction) {
        return direction == Direction.OUT ? "egress" : "ingress";
    }

    /** What an entry is about: its range only where that is not everywhere. */
    static String entryText(AclEntry entry, Direction direction) {
        boolean everywhere = entry.range().equals(IpRange.ALL_IPV4) || entry.range().equals(IpRange.ALL_IPV6);
        return entry.traffic() + (everywhere ? ""
                : (direction == Direction.OUT ? " to " : " from ") + entry.range());
    }
}
