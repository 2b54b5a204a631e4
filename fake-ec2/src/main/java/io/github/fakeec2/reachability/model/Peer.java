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

    /**
     * The interfaces that have a security group; in the rules of security groups alone.
     *
     * @param isStale whether the group is of another VPC that nothing joins to the rule's own any more: such a rule
     *     stays, and matches nothing (VPC peering guide, "Update your security groups to reference peer security
     *     groups")
     */
    record Group(String id, boolean isStale) implements Peer {

        /** A group that the rule's own can see. */
        public Group(String id) {
            this(id, false);
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
