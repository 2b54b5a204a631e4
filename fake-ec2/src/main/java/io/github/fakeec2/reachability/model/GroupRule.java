package io.github.fakeec2.reachability.model;

/**
 * A rule of a security group: it lets packets pass.
 *
 * @param id {@code sgr-...}
 * @param egress whether it is about what leaves
 * @param traffic the kind of packets
 * @param peer where they come from or go to
 */
public record GroupRule(String id, boolean egress, TrafficMatch traffic, Peer peer) implements Rule {
}
