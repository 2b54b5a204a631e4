package io.github.fakeec2.network;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;

/**
 * That a security group can be used in another VPC than its own (VPC user guide, "Associate security groups with
 * multiple VPCs").
 *
 * @param stateName {@code associating}, {@code associated} or {@code disassociating}
 */
public record SecurityGroupVpcAssociation(String groupId, String vpcId, String stateName) implements Resource {

    /** The kind of resource. AWS has no ids for it: the group and the VPC name it. */
    public static final TableType<SecurityGroupVpcAssociation> TABLE =
            TableType.<SecurityGroupVpcAssociation>of("security-group-vpc-association", "sg-vpc-")
                    .notFound("InvalidSecurityGroupVpcAssociation.NotFound",
                            "The security group VPC association '%s' does not exist")
                    .malformed("InvalidSecurityGroupVpcAssociation.NotFound",
                            "The security group VPC association '%s' does not exist");

    /** Finds the associations of a group, which keep it from going. */
    public static final TableType.Index<SecurityGroupVpcAssociation> BY_GROUP =
            TABLE.needs(SecurityGroup.TABLE, SecurityGroupVpcAssociation::groupId);

    /** Finds the associations with a VPC, which keep it from going. */
    public static final TableType.Index<SecurityGroupVpcAssociation> BY_VPC =
            TABLE.needs(Vpc.TABLE, SecurityGroupVpcAssociation::vpcId);

    /** What the table has the association of a group with a VPC under. */
    public static String idOf(String groupId, String vpcId) {
        return groupId + "/" + vpcId;
    }

    @Override
    public String id() {
        return idOf(groupId, vpcId);
    }

    /** Whether the group can be used in the VPC. */
    public boolean isInForce() {
        return stateName.equals("associated");
    }

    /** The same association in another state. */
    public SecurityGroupVpcAssociation in(String state) {
        return new SecurityGroupVpcAssociation(groupId, vpcId, state);
    }
}
