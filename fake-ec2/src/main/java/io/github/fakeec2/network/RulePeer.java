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

    /**
     * The private addresses of the interfaces that have a security group.
     *
     * @param elsewhere where the group is; null if in the VPC of the rule's own group
     */
    record Group(String groupId, Elsewhere elsewhere) implements RulePeer {

        /** A group in the VPC of the rule's own group. */
        public Group(String groupId) {
            this(groupId, null);
        }

        @Override
        public String text() {
            return groupId;
        }
    }

    /**
     * Where a group is that a rule of another VPC's group names. Such a rule stays when what joins the two ends or the
     * group goes: it is stale then (VPC peering guide, "Update your security groups to reference peer security
     * groups").
     *
     * @param account the account of the group's VPC: twelve digits
     * @param peeringId {@code pcx-...}; null where both groups can be used in one VPC, see {@link
     *     SecurityGroupVpcAssociation}
     */
    record Elsewhere(String account, String vpcId, String peeringId) {
    }

    /** The addresses in a managed prefix list. */
    record PrefixList(String prefixListId) implements RulePeer {

        @Override
        public String text() {
            return prefixListId;
        }
    }
}
