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

    /** Whether it fails for want of a way into the VPC at all, whichever address in the internet it comes from. */
    boolean failsForEveryAddress() {
        return there.droppedFor == ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS
                || there.droppedFor == ExplanationCode.NO_PATH;
    }
}
