package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.AclEntry;
import io.github.fakeec2.reachability.model.GroupRule;
import io.github.fakeec2.reachability.model.Rule;

/** Told of each step of a journey; this one does nothing, which costs nothing. */
class Trace {

    static final Trace NONE = new Trace();

    /** The packet has arrived, and the answer sets out. */
    void turns() {
    }

    /** A rule of one of the interface's groups lets the packet pass. */
    void groupPasses(Packet packet, Nic nic, Direction direction, SecurityGroup group, GroupRule rule) {
    }

    /** The interface's groups let it pass as the answer to what they let pass before. */
    void groupsKnow(Packet packet, Nic nic, Direction direction) {
    }

    /** No rule of the interface's groups lets it pass. */
    void groupsDrop(Journey journey, Nic nic, Direction direction) {
    }

    void aclPasses(Packet packet, Subnet subnet, Direction direction, AclEntry entry) {
    }

    /** An entry drops it, or none matches (null). */
    void aclDrops(Packet packet, Subnet subnet, Direction direction, AclEntry entry) {
    }

    /** A route table of a VPC or of a transit gateway sends it on. */
    void routed(Packet packet, String tableId, Subnet subnet, Rule route) {
    }

    void passes(Packet packet, String componentId, Direction direction, String explanation) {
    }

    /** A component lets it pass with another source or destination. */
    void translates(Packet before, Packet after, String componentId, Direction direction) {
    }

    void drops(Packet packet, ExplanationCode code, String componentId, Direction direction, String explanation,
            Rule rule) {
    }
}
