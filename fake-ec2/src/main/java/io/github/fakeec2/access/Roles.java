package io.github.fakeec2.access;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;

/** Finds and makes roles. */
final class Roles {

    static final int USUAL_SESSION_SECONDS = 3600;

    /** The trust policy of a role that instances may have. */
    static final String EC2_TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    private Roles() {
    }

    /**
     * The role of the name.
     *
     * @throws io.github.fakeec2.error.AwsError {@code ValidationError}, {@code NoSuchEntity}
     */
    static Row<Role> get(Call global, String name) {
        IamNames.required("roleName", name, IamNames.LONGEST_ROLE);
        Row<Role> row = IamNames.find(global, Role.BY_NAME, Role.TABLE, name);
        if (row == null) {
            throw IamNames.noSuchEntity("The role with name " + name + " cannot be found.");
        }
        return row;
    }

    /** Makes a role out of what has been checked. */
    static Row<Role> create(Call global, String name, String path, String trustPolicy, String description,
            int maxSessionSeconds, String permissionsBoundary, Map<String, String> tags) {
        return global.table(Role.TABLE).insert(new Role(
                IamIds.next(Role.TABLE.prefix(), global.region().random()), name, path,
                IamNames.arn(global, "role", path, name), trustPolicy, description, maxSessionSeconds,
                permissionsBoundary, Map.of(), List.of()), tags);
    }
}
