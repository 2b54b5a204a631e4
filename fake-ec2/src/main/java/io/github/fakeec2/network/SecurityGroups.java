package io.github.fakeec2.network;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What other families ask about security groups. */
public final class SecurityGroups {

    /** The default quota (VPC user guide, "Amazon VPC quotas"). */
    private static final int MOST_PER_INTERFACE = 5;

    private SecurityGroups() {
    }

    /**
     * The groups of an interface that is to be made, each once: those named by id, then those named by name, or the
     * VPC's default group where none is named (API reference, RunInstances, {@code SecurityGroupIds}).
     *
     * @param subnetId the subnet that the interface will be in, for the message about groups of another VPC
     * @return the groups' ids
     * @throws AwsError {@code InvalidGroup.NotFound}, {@code InvalidGroupId.Malformed}, {@code InvalidParameter} for
     *     a group of another VPC, {@code InvalidParameterValue} for an empty id or name, {@code
     *     SecurityGroupsPerInterfaceLimitExceeded} for more than five
     */
    public static List<String> resolve(Call call, String vpcId, String subnetId, List<String> ids,
            List<String> names) {
        if (ids.isEmpty() && names.isEmpty()) {
            return List.of(named(call, vpcId, SecurityGroup.DEFAULT).id());
        }
        Set<String> resolved = new LinkedHashSet<>();
        for (String id : ids) {
            requireText(id, "groupId");
        }
        for (Row<SecurityGroup> group : call.table(SecurityGroup.TABLE).getAll(ids)) {
            if (!group.value().vpcId().equals(vpcId)) {
                throw AwsError.of("InvalidParameter", "Security group " + group.id() + " and subnet " + subnetId
                        + " belong to different networks.");
            }
            resolved.add(group.id());
        }
        for (String name : names) {
            requireText(name, "groupName");
            resolved.add(named(call, vpcId, name).id());
        }
        if (resolved.size() > MOST_PER_INTERFACE) {
            throw AwsError.of("SecurityGroupsPerInterfaceLimitExceeded",
                    "The maximum number of security groups per interface has been reached.");
        }
        return List.copyOf(resolved);
    }

    private static void requireText(String text, String parameter) {
        if (text == null || text.isEmpty()) {
            throw AwsError.of("InvalidParameterValue",
                    "Value () for parameter " + parameter + " is invalid. The value cannot be empty");
        }
    }

    /** The name of a group, or null where there is no such group any more. */
    public static String nameOf(Call call, String groupId) {
        Row<SecurityGroup> group = call.table(SecurityGroup.TABLE).find(groupId);
        return group == null ? null : group.value().name();
    }

    /** The group of the name in the VPC, or AWS's error; the same error for one that callers cannot see yet. */
    public static Row<SecurityGroup> named(Call call, String vpcId, String name) {
        Row<SecurityGroup> group = findNamed(call, vpcId, name);
        if (group == null || !call.table(SecurityGroup.TABLE).isVisible(group)) {
            Row<Vpc> vpc = call.table(Vpc.TABLE).find(vpcId);
            String where = vpc != null && vpc.value().isDefault() ? "default VPC" : "VPC";
            throw AwsError.of("InvalidGroup.NotFound",
                    "The security group '" + name + "' does not exist in " + where + " '" + vpcId + "'")
                    .withHint(group == null ? null
                            : "it exists, but the test has made new resources invisible for a while");
        }
        return group;
    }

    /** The group of the name in the VPC, visible to callers yet or not, or null. */
    public static Row<SecurityGroup> findNamed(Call call, String vpcId, String name) {
        Iterator<Row<SecurityGroup>> found = call.table(SecurityGroup.TABLE)
                .by(SecurityGroup.BY_NAME, SecurityGroup.nameKey(vpcId, name)).iterator();
        return found.hasNext() ? found.next() : null;
    }
}
