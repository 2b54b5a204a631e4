package io.github.fakeec2.reachability.model;

/**
 * A VPC peering connection, whoever asked for it.
 *
 * @param state AWS's word; packets pass while {@code active}
 */
public record PeeringNode(String id, String requesterVpcId, String accepterVpcId, String state) {

    /** Whether packets pass. */
    public boolean isActive() {
        return state.equals("active");
    }

    /** The other VPC; null where the given one is not of the two. */
    public String otherSide(String vpcId) {
        return vpcId.equals(requesterVpcId) ? accepterVpcId : vpcId.equals(accepterVpcId) ? requesterVpcId : null;
    }
}
