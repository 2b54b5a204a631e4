package io.github.fakeec2.network;

/**
 * Where a route sends packets.
 *
 * @param id the target's id; {@code local} for the VPC itself
 */
public record RouteTarget(Kind kind, String id) {

    /** The VPC itself. */
    public static final RouteTarget LOCAL = new RouteTarget(Kind.LOCAL, "local");

    /** What can be the target of a route (VPC user guide, "Route table concepts"). */
    public enum Kind {
        /** The VPC itself. */
        LOCAL,
        /** An internet gateway: {@code igw-...}. */
        INTERNET_GATEWAY,
        /** A virtual private gateway: {@code vgw-...}. */
        VPN_GATEWAY,
        /** An egress-only internet gateway: {@code eigw-...}. */
        EGRESS_ONLY_INTERNET_GATEWAY,
        /** A NAT gateway: {@code nat-...}. */
        NAT_GATEWAY,
        /** A network interface, also where the request named its instance: {@code eni-...}. */
        NETWORK_INTERFACE,
        /** A VPC peering connection: {@code pcx-...}. */
        VPC_PEERING_CONNECTION,
        /** A transit gateway: {@code tgw-...}. */
        TRANSIT_GATEWAY,
        /** A gateway endpoint, or a Gateway Load Balancer endpoint: {@code vpce-...}. */
        VPC_ENDPOINT,
        /** A carrier gateway of a Wavelength Zone: {@code cagw-...}. */
        CARRIER_GATEWAY
    }
}
