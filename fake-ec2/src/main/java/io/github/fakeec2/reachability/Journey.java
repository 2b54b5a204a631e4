package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A packet on its way from place to place: there, or back with the answer. The rules of each place take it and give
 * whether it arrives, passing it on to the next place's rules themselves.
 */
final class Journey {

    final Topology topology;
    final Connection connection;
    final Trace trace;
    final boolean isAnswer;

    /** The packet, which some places translate. */
    Packet packet;

    /** The interface that the packet's source address belongs to, as far as security groups see; or null. */
    Nic sender;

    /** What keeps groups from seeing the sender, or null. */
    String sendersGroupsHiddenBy;

    /** The internet gateway that it left its VPC by, or null. */
    String leftBy;

    /** Why it was dropped, or null. */
    ExplanationCode droppedFor;

    private List<Object> seen;

    Journey(Topology topology, Connection connection, Trace trace, boolean isAnswer, Packet packet) {
        this.topology = topology;
        this.connection = connection;
        this.trace = trace;
        this.isAnswer = isAnswer;
        this.packet = packet;
    }

    Place start() {
        return isAnswer ? connection.target : connection.source;
    }

    Place goal() {
        return isAnswer ? connection.source : connection.target;
    }

    /** Sends the packet off. */
    boolean go() {
        if (isAnswer && connection.gatewayEndpointId != null) {
            return VpcEndpoints.answer(this, connection.gatewayEndpointId);
        }
        Place start = start();
        return switch (start.kind()) {
            case INTERFACE -> Interfaces.send(this, start.nic());
            case INTERNET -> Internet.deliver(this);
            case ON_PREMISES -> VpnGateways.enter(this, start.id());
            case GATEWAY_ENDPOINT -> VpcEndpoints.start(this, start.id());
        };
    }

    boolean pass(String componentId, Direction direction, String explanation) {
        trace.passes(packet, componentId, direction, explanation);
        return true;
    }

    boolean drop(ExplanationCode code, String componentId, Direction direction, String explanation) {
        return drop(code, componentId, direction, explanation, null);
    }

    boolean drop(ExplanationCode code, String componentId, Direction direction, String explanation, Rule rule) {
        droppedFor = code;
        trace.drops(packet, code, componentId, direction, explanation, rule);
        return false;
    }

    /** Goes on with other addresses. */
    void translate(Packet after, String componentId, Direction direction) {
        trace.translates(packet, after, componentId, direction);
        packet = after;
    }

    /** From here on, rules that name groups do not match the packet. */
    void hideSender(String by) {
        sender = null;
        if (sendersGroupsHiddenBy == null) {
            sendersGroupsHiddenBy = by;
        }
    }

    /** Notes that a router has the packet; drops it where it was there before, since it goes in circles. */
    boolean visit(Object router, String componentId) {
        if (seen == null) {
            seen = new ArrayList<>();
        }
        for (int i = 0; i < seen.size(); i += 2) {
            if (seen.get(i) == router && seen.get(i + 1).equals(packet)) {
                return drop(ExplanationCode.NO_POSSIBLE_DESTINATION, componentId, Direction.IN,
                        "has had this packet before: it goes in circles");
            }
        }
        seen.add(router);
        seen.add(packet);
        return true;
    }

    /** Ends at an interface that has the destination address. */
    boolean arrive(Nic nic) {
        Place goal = goal();
        return goal.nic() == nic || drop(ExplanationCode.NO_POSSIBLE_DESTINATION, nic.id(), Direction.IN,
                "has the address, but is not " + goal.text());
    }

    /** Ends outside of all VPCs. */
    boolean arrive(Place.Kind kind, String id, String componentId) {
        Place goal = goal();
        return goal.is(kind) && (goal.id() == null || goal.id().equals(id))
                || drop(ExplanationCode.NO_POSSIBLE_DESTINATION, componentId, Direction.OUT,
                        "does not lead to " + goal.text());
    }
}
