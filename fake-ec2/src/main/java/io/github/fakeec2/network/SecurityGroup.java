package io.github.fakeec2.network;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.Locale;

/** A security group. Its rules have ids and tags, and so a table of their own: {@link SecurityGroupRule}. */
public record SecurityGroup(String id, String vpcId, String name, String description) implements Resource {

    /** The kind of resource. */
    public static final TableType<SecurityGroup> TABLE = TableType.<SecurityGroup>of("security-group", "sg-")
            .notFound("InvalidGroup.NotFound", "The security group '%s' does not exist",
                    "The security groups '%s' do not exist")
            .malformed("InvalidGroupId.Malformed", "Invalid id: \"%s\" (expecting \"sg-...\")");

    /** The name of the group that AWS makes with each VPC. */
    public static final String DEFAULT = "default";

    /** Finds a group by VPC and name, see {@link #nameKey}. */
    static final TableType.Index<SecurityGroup> BY_NAME =
            TABLE.index(group -> nameKey(group.vpcId(), group.name()));

    /** Finds the groups of a VPC. */
    public static final TableType.Index<SecurityGroup> BY_VPC = TABLE.index(SecurityGroup::vpcId);

    /** Groups other than the default one, which goes with its VPC, keep the VPC from going. */
    static final TableType.Index<SecurityGroup> NEEDS_VPC =
            TABLE.needs(Vpc.TABLE, group -> group.isDefault() ? null : group.vpcId());

    /** Names are unique within a VPC, whatever their case (API reference, CreateSecurityGroup, {@code GroupName}). */
    static String nameKey(String vpcId, String name) {
        return vpcId + "/" + name.toLowerCase(Locale.ROOT);
    }

    /** Whether it is the group that AWS made with its VPC. */
    public boolean isDefault() {
        return name.equals(DEFAULT);
    }
}
