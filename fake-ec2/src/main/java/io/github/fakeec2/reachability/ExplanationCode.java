package io.github.fakeec2.reachability;

/**
 * Why a packet is dropped, in the words of AWS's Reachability Analyzer (its guide, "Reachability Analyzer explanation
 * codes"). The constants' names are the codes.
 */
public enum ExplanationCode {
    /** A component does not work: an instance is stopped, a NAT gateway has failed. */
    BAD_STATE,
    /** What lies between two components does not work: an interface is not attached, a gateway is detached. */
    BAD_STATE_ATTACHMENT,
    /** A route is a blackhole. */
    BAD_STATE_ROUTE,
    /** No tunnel of a VPN connection is up. */
    BAD_STATE_VPN,
    /** No rule of an interface's security groups applies. */
    ENI_SG_RULES_MISMATCH,
    /** An interface with source/destination check gets what is not for it. */
    ENI_SOURCE_DEST_CHECK_RESTRICTION,
    /** A gateway gets packets from addresses that are not of its VPC. */
    GATEWAY_REJECTS_SPOOFED_TRAFFIC,
    /** An internet gateway sends nothing to private addresses (RFC 1918). */
    IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
    /** An internet gateway sends nothing to shared addresses (RFC 6598). */
    IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
    /** The destination is not a public address of an interface. */
    IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
    /** No public address stands for the source. */
    IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
    /** An internet gateway takes nothing from private addresses (RFC 1918). */
    IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS,
    /** An internet gateway takes nothing from shared addresses (RFC 6598). */
    IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS,
    /** A NAT gateway gives what it sends another source, and takes nothing but answers to that. */
    NGW_SOURCE_ADDRESS_REASSIGN,
    /** A component gets the packet and cannot deliver it. */
    NO_POSSIBLE_DESTINATION,
    /** No route applies. */
    NO_ROUTE_TO_DESTINATION,
    /** A peering connection takes what is from one of its VPCs to the other, and nothing else. */
    PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
    /** A component does not take packets of this protocol or family. */
    PROTOCOL_RESTRICTION,
    /** An interface's security groups have no rules for this direction at all. */
    SG_HAS_NO_RULES,
    /** A network ACL does not let the packet pass. */
    SUBNET_ACL_RESTRICTION,
    /** A transit gateway attachment has no route table. */
    TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION,
    /** The transit gateway has no foot in the zone that the packet comes from. */
    TGW_ROUTE_AZ_RESTRICTION,
    /** A transit gateway's route is a blackhole, or leads to an attachment that does not work. */
    TGW_RTB_BAD_STATE_ROUTE,
    /** A transit gateway's route table has no route that applies. */
    TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT,
    /** A virtual private gateway sends what comes from interfaces of its VPC, and nothing else. */
    VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS,
    /** A virtual private gateway takes what goes to interfaces of its VPC, and nothing else. */
    VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
    /** Gateway endpoints take TCP and pings, and nothing else. */
    VPCE_GATEWAY_PROTOCOL_RESTRICTION,
    /** VPC endpoints start no connections in their VPC. */
    VPCE_INTRA_VPC_TRAFFIC,
    /** No tunnel of the VPN connection behind a transit gateway is up. */
    TGW_BAD_STATE_VPN,
    /** There is no way at all. */
    NO_PATH,
    /** The source or the target does not exist. */
    NO_SOURCE_OR_DESTINATION,
    /** The source or the target has no interface, or none with an address that could be used. */
    UNASSOCIATED_COMPONENT,
    /** What lies behind this component is not computed. */
    UNSUPPORTED_COMPONENT
}
