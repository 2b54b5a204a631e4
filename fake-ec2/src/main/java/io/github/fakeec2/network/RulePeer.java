package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;

/** The other side of a security group rule: where its traffic comes from or goes to. */
public sealed interface RulePeer {

    /** As AWS's messages have it: a CIDR block or an id. */
    String text();

    /** Addresses of an IPv4 range. */
    record Ipv4Range(Cidr cidr) implements RulePeer {

        @Override
        public String text() {
            return cidr.toString();
        }
    }

    /** Addresses of an IPv6 range. */
    record Ipv6Range(Ipv6Cidr cidr) implements RulePeer {

        @Override
        public String text() {
            return cidr.toString();
        }
    }

    /** The private addresses of the interfaces that have a security group. */
    record Group(String groupId) implements RulePeer {

        @Override
        public String text() {
            return groupId;
        }
    }

    /** The addresses in a managed prefix list. */
    record PrefixList(String prefixListId) implements RulePeer {

        @Override
        public String text() {
            return prefixListId;
        }
    }
}
