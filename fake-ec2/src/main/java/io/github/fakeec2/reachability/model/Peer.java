package io.github.fakeec2.reachability.model;

import io.github.fakeec2.ip.IpRange;

/** The other side of a firewall rule, or the destinations of a route. */
public sealed interface Peer {

    /** The addresses of a range. */
    static Peer of(IpRange range) {
        return new Range(range);
    }

    /** The addresses of a range, of either family. */
    record Range(IpRange range) implements Peer {

        @Override
        public String toString() {
            return range.toString();
        }
    }

    /** The addresses in a prefix list: {@code pl-...}. */
    record PrefixList(String id) implements Peer {

        @Override
        public String toString() {
            return id;
        }
    }

    /** The interfaces that have a security group; in the rules of security groups alone. */
    record Group(String id) implements Peer {

        @Override
        public String toString() {
            return id;
        }
    }
}
