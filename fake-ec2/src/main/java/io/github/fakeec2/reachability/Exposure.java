package io.github.fakeec2.reachability;

import io.github.fakeec2.reachability.model.TrafficMatch;
import java.util.List;

/**
 * Finds what kinds of traffic pass between two ends at all, without a port being named: the question behind "is it
 * isolated?". Nothing is guessed. The kinds that are tried are those that the rules on the way tell apart: a stretch of
 * ports between the borders of all security group rules and ACL entries that such packets meet is one kind, since all
 * its ports have the same fate. Immutable, and safe for use by several threads.
 *
 * <pre>{@code
 * for (Verdict way : Exposure.of(reachability).fromInternet(Endpoint.instance(id))) {
 *     System.out.println(way.sent().traffic());      // tcp/443, udp/1024-65535, or all
 * }
 * }</pre>
 */
public final class Exposure {

    private final Topology topology;

    private Exposure(Topology topology) {
        this.topology = topology;
    }

    /** Looks at a network. */
    public static Exposure of(Reachability reachability) {
        return new Exposure(reachability.topology());
    }

    /**
     * What passes from one end to another and is answered: a verdict for each kind of traffic, as wide as one way lets
     * it be, TCP first, then UDP, ICMP and other protocols; empty where nothing passes. The flow of a verdict has the
     * whole stretch of ports; if all traffic passes, there is one verdict, on protocol -1. Of the ICMP types and codes
     * that no rule names, one stands for all, and so does one of the protocols that none names: 253, which is kept for
     * experiments (RFC 3692), unless a rule names it.
     */
    public List<Verdict> between(Endpoint source, Endpoint target) {
        return new Exploration(topology, source, target, Flow.Family.ANY).ways();
    }

    /**
     * As {@link #between(Endpoint, Endpoint)}, for a range of TCP or UDP ports and a family of addresses alone.
     *
     * @throws IllegalArgumentException if the traffic is of another protocol
     */
    public List<Verdict> between(Endpoint source, Endpoint target, TrafficMatch ports, Flow.Family family) {
        if (!TrafficMatch.hasPorts(ports.protocol())) {
            throw new IllegalArgumentException("Not a range of TCP or UDP ports: " + ports);
        }
        return new Exploration(topology, source, target, family).ways(ports);
    }

    /** As {@link #between(Endpoint, Endpoint)}, from any address in the internet. */
    public List<Verdict> fromInternet(Endpoint target) {
        return between(Endpoint.internet(), target);
    }

    /** As {@link #between(Endpoint, Endpoint)}, to any address in the internet. */
    public List<Verdict> toInternet(Endpoint source) {
        return between(source, Endpoint.internet());
    }
}
