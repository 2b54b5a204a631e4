package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;

/** The addresses that a route is for. */
public sealed interface RouteDestination {

    /** As AWS writes it: a CIDR block, or the id of a prefix list. */
    String text();

    /** An IPv4 range. */
    record Ipv4Range(Cidr cidr) implements RouteDestination {

        @Override
        public String text() {
            return cidr.toString();
        }
    }

    /** An IPv6 range. */
    record Ipv6Range(Ipv6Cidr cidr) implements RouteDestination {

        @Override
        public String text() {
            return cidr.toString();
        }
    }

    /** The ranges of a prefix list: {@code pl-...}. */
    record PrefixList(String prefixListId) implements RouteDestination {

        @Override
        public String text() {
            return prefixListId;
        }
    }
}
