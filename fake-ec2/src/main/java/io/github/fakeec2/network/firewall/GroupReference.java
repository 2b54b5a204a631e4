package io.github.fakeec2.network.firewall;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.Vpcs;
import io.github.fakeec2.state.Row;

/** How requests name the security group that they are about: by id or, in the default VPC only, by name. */
final class GroupReference {

    private GroupReference() {
    }

    /**
     * The group.
     *
     * @throws AwsError {@code MissingParameter} where the request names none, {@code InvalidGroup.NotFound},
     *     {@code InvalidGroupId.Malformed}, {@code VPCIdNotSpecified} for a name where there is no default VPC
     */
    static SecurityGroup resolve(Call call, String id, String name) {
        if (id != null) {
            return call.table(SecurityGroup.TABLE).get(id).value();
        }
        if (name == null || name.isEmpty()) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter groupName or groupId");
        }
        return inDefaultVpc(call, name).value();
    }

    /** The group of the name in the default VPC, or AWS's error. */
    static Row<SecurityGroup> inDefaultVpc(Call call, String name) {
        Row<Vpc> vpc = Vpcs.defaultVpc(call);
        if (vpc == null) {
            throw AwsError.of("VPCIdNotSpecified",
                    "No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.");
        }
        return SecurityGroups.named(call, vpc.id(), name == null ? "" : name);
    }
}
