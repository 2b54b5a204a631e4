package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.Rule;

/** Puts a hop together, most of whose parts are seldom there. */
final class HopBuilder {

    private final String componentId;
    private final Direction direction;
    private final Packet packet;
    private Packet onward;
    private String label = "";
    private String explanation = "";
    private String closest;
    private ExplanationCode code;
    private Rule rule;
    private String groupId;
    private Subnet subnet;

    HopBuilder(String componentId, Direction direction, Packet packet) {
        this.componentId = componentId;
        this.direction = direction;
        this.packet = packet;
        this.onward = packet;
    }

    HopBuilder label(String text) {
        label = text;
        return this;
    }

    HopBuilder explanation(String text) {
        explanation = text;
        return this;
    }

    HopBuilder closest(String text) {
        closest = text;
        return this;
    }

    HopBuilder dropped(ExplanationCode why) {
        code = why;
        return this;
    }

    HopBuilder rule(Rule which) {
        rule = which;
        return this;
    }

    HopBuilder group(String id) {
        groupId = id;
        return this;
    }

    HopBuilder in(Subnet where) {
        subnet = where;
        return this;
    }

    HopBuilder onward(Packet after) {
        onward = after;
        return this;
    }

    Hop build(int number) {
        return new Hop(number, code != null, componentId, direction, label, explanation, closest, code, rule, groupId,
                subnet == null ? null : subnet.id(), subnet == null ? null : subnet.vpc.id(), packet, onward);
    }
}
