package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.NetworkSnapshot;
import java.util.List;

/**
 * Tells who can talk to whom in a network, and why not: VPC, subnets, routes, firewalls and gateways as their guides
 * describe them. Immutable, and safe for use by several threads.
 */
public final class Reachability {

    private final Topology topology;

    private Reachability(Topology topology) {
        this.topology = topology;
    }

    /**
     * Prepares a network for questions.
     *
     * @throws IllegalArgumentException if something in it refers to a part that must be there and is not: a subnet's
     *         VPC, route table or ACL; an interface's subnet or group; an instance's interface; a gateway's VPC; or if
     *         two nodes of a kind have the same id
     */
    public static Reachability of(NetworkSnapshot snapshot) {
        return new Reachability(new Topology(snapshot));
    }

    /** Whether the flow's source reaches its target and gets an answer: the same as asking the verdict, but faster. */
    public boolean isReachable(Flow flow) {
        List<Attempt> attempts = Attempts.of(topology, flow);
        return new Search(topology, Trace.NONE).find(flow, attempts) != null;
    }

    /** Whether and how the flow's source reaches its target and gets an answer, hop by hop. */
    public Verdict trace(Flow flow) {
        List<Attempt> attempts = Attempts.of(topology, flow);
        if (attempts.isEmpty()) {
            return new NoAddresses(topology, flow).verdict();
        }
        Attempt found = new Search(topology, Trace.NONE).find(flow, attempts);
        return verdict(topology, flow, found == null ? attempts.get(0) : found);
    }

    /** What becomes of one attempt at a flow. */
    static Verdict verdict(Topology topology, Flow flow, Attempt attempt) {
        HopRecorder recorder = new HopRecorder();
        RoundTrip trip = new RoundTrip(topology, attempt, recorder);
        boolean reachable = trip.succeeds();
        return new Verdict(flow, reachable, attempt.source().text(), attempt.target().text(), attempt.packet(),
                trip.packet(), recorder.forward(), recorder.answer());
    }

    Topology topology() {
        return topology;
    }
}
