package io.github.fakeec2.access;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;
import java.util.Map;

/**
 * An IAM role: it belongs to an account, in no region.
 *
 * @param id the unique id, which begins with {@code AROA}
 * @param path begins and ends with a slash
 * @param trustPolicy who may assume it, as JSON
 * @param description or null
 * @param maxSessionSeconds how long a session may last
 * @param permissionsBoundary the ARN of the policy that bounds it, or null
 * @param inlinePolicies its own policies as JSON, by name
 * @param attachedPolicies the ARNs of the managed policies that it has
 */
record Role(String id, String name, String path, String arn, String trustPolicy, String description,
        int maxSessionSeconds, String permissionsBoundary, Map<String, String> inlinePolicies,
        List<String> attachedPolicies) implements Resource {

    static final TableType<Role> TABLE = TableType.of("role", "AROA");

    /** Finds a role by the key of its name. */
    static final TableType.Index<Role> BY_NAME = TABLE.index(role -> IamNames.key(role.name));

    Role withTrustPolicy(String policy) {
        return new Role(id, name, path, arn, policy, description, maxSessionSeconds, permissionsBoundary,
                inlinePolicies, attachedPolicies);
    }

    Role withSettings(String newDescription, int newMaxSessionSeconds) {
        return new Role(id, name, path, arn, trustPolicy, newDescription, newMaxSessionSeconds, permissionsBoundary,
                inlinePolicies, attachedPolicies);
    }

    Role withInlinePolicies(Map<String, String> policies) {
        return new Role(id, name, path, arn, trustPolicy, description, maxSessionSeconds, permissionsBoundary, policies,
                attachedPolicies);
    }

    Role withAttachedPolicies(List<String> policies) {
        return new Role(id, name, path, arn, trustPolicy, description, maxSessionSeconds, permissionsBoundary,
                inlinePolicies, policies);
    }
}
