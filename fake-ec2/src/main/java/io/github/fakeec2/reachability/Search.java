package io.github.fakeec2.reachability;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Looks for a pair of addresses that a flow gets through with. The internet as an end is all of its addresses: where
 * the one that stands for it is refused, those that the interface's rules tell apart are tried too.
 */
final class Search {

    private final Topology topology;
    private final Trace trace;

    private Nic sampled;
    private boolean sampledIpv4;
    private NavigableSet<IpAddress> samples;

    /** @param trace told of every step of every attempt */
    Search(Topology topology, Trace trace) {
        this.topology = topology;
        this.trace = trace;
    }

    /** The first of the attempts, or of their like elsewhere in the internet, that succeeds; null if none does. */
    Attempt find(Flow flow, List<Attempt> attempts) {
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            RoundTrip trip = new RoundTrip(topology, attempt, trace);
            if (trip.succeeds()) {
                return attempt;
            }
            if ((isOpen(flow.source()) || isOpen(flow.target())) && !trip.failsForEveryAddress()) {
                Attempt other = elsewhereInTheInternet(attempt);
                if (other != null) {
                    return other;
                }
            }
        }
        return null;
    }

    private static boolean isOpen(Endpoint end) {
        return end instanceof Endpoint.Internet internet && internet.address() == null;
    }

    private Attempt elsewhereInTheInternet(Attempt attempt) {
        boolean inwards = attempt.source().nic() == null;
        Nic nic = inwards ? attempt.target().nic() : attempt.source().nic();
        if (nic == null) {
            return null;
        }
        for (IpAddress address : worthTrying(nic, attempt.packet(), inwards ? Direction.IN : Direction.OUT)) {
            Attempt other = attempt.withInternetAt(address);
            if (new RoundTrip(topology, other, trace).succeeds()) {
                return other;
            }
        }
        return null;
    }

    /** Of the samples, those that a rule of the interface's own groups is about: the others end there at the latest. */
    private NavigableSet<IpAddress> worthTrying(Nic nic, Packet packet, Direction direction) {
        boolean ipv4 = packet.isIpv4();
        if (nic != sampled || ipv4 != sampledIpv4) {
            samples = InternetSamples.of(topology, nic, ipv4);
            sampled = nic;
            sampledIpv4 = ipv4;
        }
        if (nic.groups.length == 0) {
            return samples;
        }
        NavigableSet<IpAddress> chosen = new TreeSet<>();
        for (SecurityGroup group : nic.groups) {
            for (SecurityGroup.Line line : group.lines(direction)) {
                if (line.coversTraffic(packet)) {
                    for (IpRange range : line.ranges) {
                        chosen.addAll(samples.subSet(range.first(), true, range.last(), true));
                    }
                }
            }
        }
        return chosen;
    }
}
