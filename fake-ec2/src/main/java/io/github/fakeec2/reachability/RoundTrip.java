package io.github.fakeec2.reachability;

/** A packet's way there and its answer's way back. */
final class RoundTrip {

    private final Journey there;
    private Journey back;

    RoundTrip(Topology topology, Attempt attempt, Trace trace) {
        there = new Journey(topology, new Connection(attempt.source(), attempt.target()), trace, false,
                attempt.packet());
    }

    /** Travels, and gives whether the answer comes back. */
    boolean succeeds() {
        if (!there.go()) {
            return false;
        }
        there.trace.turns();
        back = new Journey(there.topology, there.connection, there.trace, true, there.packet.answer());
        return back.go();
    }

    /** The packet as it arrived, or as it was dropped. */
    Packet packet() {
        return there.packet;
    }

    /** Whether it may be another matter with another address in the internet. */
    boolean failsForAddress() {
        ExplanationCode code = back == null ? there.droppedFor : back.droppedFor;
        return code != null && switch (code) {
            case ENI_SG_RULES_MISMATCH, SUBNET_ACL_RESTRICTION, NO_ROUTE_TO_DESTINATION, BAD_STATE_ROUTE,
                    TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, TGW_RTB_BAD_STATE_ROUTE -> true;
            default -> false;
        };
    }
}
