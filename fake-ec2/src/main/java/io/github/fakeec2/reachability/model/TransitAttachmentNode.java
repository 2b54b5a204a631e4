package io.github.fakeec2.reachability.model;

import java.util.List;

/**
 * What a transit gateway is attached to, as that gateway sees it: a peering between two transit gateways appears with
 * each of them, under the same id; or under one of its own each, where both are in one Region.
 *
 * @param resourceId the VPC, the VPN connection (see {@link VpnConnectionNode}), or the peering's other transit gateway
 * @param state AWS's word; packets pass while {@code available}
 * @param subnetIds of a VPC: the subnets that the transit gateway has a foot in, one in a zone
 * @param routeTableId the transit gateway route table that routes what comes in, or null where none is associated
 * @param securityGroupReferencing of a VPC: whether groups are seen across, which both VPCs must allow
 */
public record TransitAttachmentNode(String id, Kind kind, String resourceId, String state, List<String> subnetIds,
        String routeTableId, boolean securityGroupReferencing) {

    /** What is attached. */
    public enum Kind {
        /** A VPC. */
        VPC,
        /** A network on premises: by VPN, Direct Connect or Connect. */
        REMOTE,
        /** Another transit gateway. */
        PEERING
    }

    public TransitAttachmentNode {
        subnetIds = List.copyOf(subnetIds);
    }

    /** Whether packets pass. */
    public boolean isAvailable() {
        return state.equals("available");
    }
}
