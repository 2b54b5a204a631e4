package io.github.fakeec2.access;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.time.Instant;

/**
 * An IAM instance profile, which hands a role to instances: it belongs to an account, in no region.
 *
 * @param id the unique id, which begins with {@code AIPA}
 * @param path begins and ends with a slash
 * @param roleId the unique id of its role, or null
 * @param seenFrom when EC2 gets to know of it
 * @param roleSeenFrom when EC2 gets to know of its role, or null where it has none
 */
public record InstanceProfile(String id, String name, String path, String arn, String roleId, Instant seenFrom,
        Instant roleSeenFrom) implements Resource {

    static final TableType<InstanceProfile> TABLE = TableType.of("instance-profile", "AIPA");

    /** Finds a profile by the key of its name. */
    static final TableType.Index<InstanceProfile> BY_NAME = TABLE.index(profile -> IamNames.key(profile.name));

    /** Finds a profile by its ARN. */
    static final TableType.Index<InstanceProfile> BY_ARN = TABLE.index(InstanceProfile::arn);

    /** Finds the profiles that have a role. */
    static final TableType.Index<InstanceProfile> BY_ROLE = TABLE.index(InstanceProfile::roleId);

    InstanceProfile withRole(String role, Instant seen) {
        return new InstanceProfile(id, name, path, arn, role, seenFrom, seen);
    }
}
