package io.github.fakeec2.reachability.model;

/**
 * A route of a VPC's route table.
 *
 * @param destination a range or a prefix list
 * @param targetId the target's id; {@code local} for the VPC itself
 * @param active false for a {@code blackhole}: the target is gone or not in a state to take packets
 * @param origin how it came into the table
 */
public record RouteEntry(Peer destination, Target target, String targetId, boolean active, Origin origin)
        implements Rule {

    /** What a route leads to. */
    public enum Target {
        /** The VPC itself. */
        LOCAL,
        /** An internet gateway. */
        INTERNET_GATEWAY,
        /** An egress-only internet gateway. */
        EGRESS_ONLY_INTERNET_GATEWAY,
        /** A NAT gateway. */
        NAT_GATEWAY,
        /** A network interface, also where the user named its instance. */
        NETWORK_INTERFACE,
        /** A VPC peering connection. */
        VPC_PEERING_CONNECTION,
        /** A transit gateway. */
        TRANSIT_GATEWAY,
        /** A virtual private gateway. */
        VPN_GATEWAY,
        /** A gateway endpoint, or a Gateway Load Balancer endpoint. */
        VPC_ENDPOINT,
        /** Anything else, such as a carrier gateway: what lies behind it is not computed. */
        OTHER
    }

    /** How a route came into its table. */
    public enum Origin {
        /** With the table: the local routes. */
        CREATE_ROUTE_TABLE,
        /** By a user. */
        CREATE_ROUTE,
        /** By a virtual private gateway that propagates what it learns. */
        PROPAGATED
    }
}
