package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.NetworkSnapshot;
import java.util.Iterator;
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
        return !attempts.isEmpty() && bestOf(flow, attempts).succeeds;
    }

    /** Whether and how the flow's source reaches its target and gets an answer, hop by hop. */
    public Verdict trace(Flow flow) {
        List<Attempt> attempts = Attempts.of(topology, flow);
        if (attempts.isEmpty()) {
            return new NoAddresses(topology, flow).verdict();
        }
        Attempt attempt = bestOf(flow, attempts).attempt;
        HopRecorder recorder = new HopRecorder();
        RoundTrip trip = new RoundTrip(topology, attempt, recorder);
        boolean reachable = trip.succeeds();
        return new Verdict(flow, reachable, attempt.source().text(), attempt.target().text(), attempt.packet(),
                trip.packet(), recorder.forward(), recorder.answer());
    }

    private record Outcome(Attempt attempt, boolean succeeds) {
    }

    /** The first attempt that succeeds, or else the first. */
    private Outcome bestOf(Flow flow, List<Attempt> attempts) {
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            RoundTrip trip = new RoundTrip(topology, attempt, Trace.NONE);
            if (trip.succeeds()) {
                return new Outcome(attempt, true);
            }
            if ((isOpen(flow.source()) || isOpen(flow.target())) && !trip.failsForEveryAddress()) {
                Attempt other = elsewhereInTheInternet(attempt);
                if (other != null) {
                    return new Outcome(other, true);
                }
            }
        }
        return new Outcome(attempts.get(0), false);
    }

    private static boolean isOpen(Endpoint end) {
        return end instanceof Endpoint.Internet internet && internet.address() == null;
    }

    private Attempt elsewhereInTheInternet(Attempt attempt) {
        Nic nic = attempt.source().nic() == null ? attempt.target().nic() : attempt.source().nic();
        if (nic == null) {
            return null;
        }
        Iterator<Attempt> others = InternetSamples.of(topology, nic, attempt.packet().isIpv4())
                .map(attempt::withInternetAt).iterator();
        while (others.hasNext()) {
            Attempt other = others.next();
            if (new RoundTrip(topology, other, Trace.NONE).succeeds()) {
                return other;
            }
        }
        return null;
    }
}
