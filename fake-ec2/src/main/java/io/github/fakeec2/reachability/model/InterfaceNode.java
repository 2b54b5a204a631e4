package io.github.fakeec2.reachability.model;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import java.util.List;

/**
 * A network interface.
 *
 * @param kind what it serves
 * @param ownerId what it is attached to: an instance, NAT gateway, VPC endpoint, load balancer or transit gateway
 *         attachment; null where it is attached to nothing, and neither sends nor receives
 * @param addresses its private IPv4 addresses, the primary one first
 * @param ipv6Addresses its IPv6 addresses, the primary one first
 * @param prefixes the ranges of both families that were delegated to it
 * @param groupIds its security groups; empty for interfaces that have no firewall, such as those of NAT gateways
 * @param sourceDestCheck whether it refuses what is neither from nor to one of its own addresses
 */
public record InterfaceNode(String id, String subnetId, Kind kind, String ownerId, List<AddressPair> addresses,
        List<IpAddress> ipv6Addresses, List<IpRange> prefixes, List<String> groupIds, boolean sourceDestCheck) {

    /** What an interface serves. */
    public enum Kind {
        /** An instance, or nothing yet. */
        PLAIN,
        /** A NAT gateway: translates what it forwards. */
        NAT_GATEWAY,
        /** An interface endpoint: takes connections, starts none in its VPC. */
        VPC_ENDPOINT,
        /** A Gateway Load Balancer endpoint: routes may lead to it, and what its appliances let pass comes back. */
        GATEWAY_LOAD_BALANCER_ENDPOINT,
        /** A node of a load balancer. */
        LOAD_BALANCER,
        /** The foot of a transit gateway in a subnet. */
        TRANSIT_GATEWAY,
        /** Another service's interface. */
        SERVICE
    }

    public InterfaceNode {
        addresses = List.copyOf(addresses);
        ipv6Addresses = List.copyOf(ipv6Addresses);
        prefixes = List.copyOf(prefixes);
        groupIds = List.copyOf(groupIds);
    }
}
