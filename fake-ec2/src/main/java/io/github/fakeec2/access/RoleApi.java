package io.github.fakeec2.access;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.KeyedPage;
import io.github.fakeec2.query.ModelConstraints;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** IAM roles (IAM API reference). */
@Simulates(service = "iam", family = "Roles")
final class RoleApi {

    private static final int LONGEST_DESCRIPTION = 1000;
    private static final int SHORTEST_SESSION = 3600;
    private static final int LONGEST_SESSION = 43_200;
    private static final Pattern DESCRIPTION =
            Pattern.compile("[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*");

    private final Call call;

    RoleApi(Call call) {
        this.call = call.global();
    }

    @Limits("What policies permit is kept and not enforced; that a trust policy's principals exist is not checked.")
    CreateRoleResponse createRole(CreateRoleRequest request) {
        ModelConstraints constraints = IamNames.name("roleName", request.roleName(), IamNames.LONGEST_ROLE);
        IamNames.path(constraints, request.path());
        PolicyDocument.constraints(constraints, "assumeRolePolicyDocument", request.assumeRolePolicyDocument());
        settings(constraints, request.description(), request.maxSessionDuration());
        ManagedPolicies.constraints(constraints, "permissionsBoundary", request.permissionsBoundary());
        IamTags.constraints(constraints, request.tags()).check();
        IamNames.requireCharacters("roleName", request.roleName());
        PolicyDocument.requireTrust(request.assumeRolePolicyDocument());
        if (request.permissionsBoundary() != null) {
            ManagedPolicies.requireArn(request.permissionsBoundary());
        }
        Map<String, String> tags = IamTags.merged(Map.of(), request.tags());
        if (IamNames.isTaken(call, Role.BY_NAME, Role.TABLE, request.roleName())) {
            throw IamNames.alreadyExists("Role with name " + request.roleName() + " already exists.");
        }
        IamNames.requireRoom(call, Quota.ROLES_PER_ACCOUNT, call.table(Role.TABLE).size(), "RolesPerAccount");
        Row<Role> role = Roles.create(call, request.roleName(), request.path() == null ? "/" : request.path(),
                request.assumeRolePolicyDocument(), request.description(),
                request.maxSessionDuration() == null ? Roles.USUAL_SESSION_SECONDS : request.maxSessionDuration(),
                request.permissionsBoundary(), tags);
        return CreateRoleResponse.builder().role(IamViews.newRole(role)).build();
    }

    private static void settings(ModelConstraints constraints, String description, Integer maxSession) {
        constraints.length("description", description, 0, LONGEST_DESCRIPTION)
                .pattern("description", description, DESCRIPTION)
                .range("maxSessionDuration", maxSession, SHORTEST_SESSION, LONGEST_SESSION);
    }

    GetRoleResponse getRole(GetRoleRequest request) {
        return GetRoleResponse.builder().role(IamViews.role(Roles.get(call, request.roleName()))).build();
    }

    ListRolesResponse listRoles(ListRolesRequest request) {
        ModelConstraints constraints = ModelConstraints.ofQueryService();
        IamNames.pathPrefix(constraints, request.pathPrefix());
        IamPages.constraints(constraints, request.marker(), request.maxItems()).check();
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        Table<Role> table = call.table(Role.TABLE);
        List<Row<Role>> roles = IamPages.sorted(table, table.all(), row -> row.value().name()).stream()
                .filter(row -> row.value().path().startsWith(prefix)).toList();
        KeyedPage<Row<Role>> page =
                IamPages.page(roles, row -> row.value().name(), "roles", request.marker(), request.maxItems());
        return ListRolesResponse.builder().roles(page.items().stream().map(IamViews::listedRole).toList())
                .isTruncated(page.nextToken() != null).marker(page.nextToken()).build();
    }

    /** A role that something still has cannot be deleted (API reference, DeleteRole). */
    DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        Role role = Roles.get(call, request.roleName()).value();
        if (!call.table(InstanceProfile.TABLE).by(InstanceProfile.BY_ROLE, role.id()).isEmpty()) {
            throw IamNames.conflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        if (!role.attachedPolicies().isEmpty()) {
            throw IamNames.conflict("Cannot delete entity, must detach all policies first.");
        }
        if (!role.inlinePolicies().isEmpty()) {
            throw IamNames.conflict("Cannot delete entity, must delete policies first.");
        }
        call.table(Role.TABLE).delete(role.id());
        return DeleteRoleResponse.builder().build();
    }

    /** What the request leaves out stays as it is. */
    UpdateRoleResponse updateRole(UpdateRoleRequest request) {
        ModelConstraints constraints = IamNames.name("roleName", request.roleName(), IamNames.LONGEST_ROLE);
        settings(constraints, request.description(), request.maxSessionDuration());
        constraints.check();
        Role role = Roles.get(call, request.roleName()).value();
        call.table(Role.TABLE).update(role.withSettings(
                request.description() == null ? role.description() : request.description(),
                request.maxSessionDuration() == null ? role.maxSessionSeconds() : request.maxSessionDuration()));
        return UpdateRoleResponse.builder().build();
    }

    UpdateRoleDescriptionResponse updateRoleDescription(UpdateRoleDescriptionRequest request) {
        ModelConstraints constraints = IamNames.name("roleName", request.roleName(), IamNames.LONGEST_ROLE)
                .given("description", request.description());
        settings(constraints, request.description(), null);
        constraints.check();
        Role role = Roles.get(call, request.roleName()).value();
        Row<Role> changed =
                call.table(Role.TABLE).update(role.withSettings(request.description(), role.maxSessionSeconds()));
        return UpdateRoleDescriptionResponse.builder().role(IamViews.listedRole(changed)).build();
    }

    UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request) {
        PolicyDocument.constraints(IamNames.name("roleName", request.roleName(), IamNames.LONGEST_ROLE),
                "policyDocument", request.policyDocument()).check();
        Role role = Roles.get(call, request.roleName()).value();
        PolicyDocument.requireTrust(request.policyDocument());
        call.table(Role.TABLE).update(role.withTrustPolicy(request.policyDocument()));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }
}
