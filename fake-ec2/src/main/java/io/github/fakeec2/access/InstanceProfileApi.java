package io.github.fakeec2.access;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.KeyedPage;
import io.github.fakeec2.query.ModelConstraints;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;

/** IAM instance profiles (IAM API reference). */
@Simulates(service = "iam", family = "Instance profiles")
final class InstanceProfileApi {

    private static final String NAME = "instanceProfileName";

    private final Call call;

    InstanceProfileApi(Call call) {
        this.call = call.global();
    }

    CreateInstanceProfileResponse createInstanceProfile(CreateInstanceProfileRequest request) {
        String name = request.instanceProfileName();
        ModelConstraints constraints = IamNames.name(NAME, name, IamNames.LONGEST_PROFILE);
        IamNames.path(constraints, request.path());
        IamTags.constraints(constraints, request.tags()).check();
        IamNames.requireCharacters(NAME, name);
        Map<String, String> tags = IamTags.merged(Map.of(), request.tags());
        if (IamNames.isTaken(call, InstanceProfile.BY_NAME, InstanceProfile.TABLE, name)) {
            throw IamNames.alreadyExists("Instance Profile " + name + " already exists.");
        }
        IamNames.requireRoom(call, Quota.INSTANCE_PROFILES_PER_ACCOUNT, call.table(InstanceProfile.TABLE).size(),
                "InstanceProfilesPerAccount");
        Row<InstanceProfile> row = InstanceProfiles.create(call, name, request.path() == null ? "/" : request.path(),
                null, call.momentAfter(Delay.INSTANCE_PROFILE_VISIBLE), tags);
        return CreateInstanceProfileResponse.builder().instanceProfile(IamViews.profile(call, row)).build();
    }

    GetInstanceProfileResponse getInstanceProfile(GetInstanceProfileRequest request) {
        Row<InstanceProfile> row = InstanceProfiles.get(call, request.instanceProfileName());
        return GetInstanceProfileResponse.builder().instanceProfile(IamViews.profile(call, row)).build();
    }

    ListInstanceProfilesResponse listInstanceProfiles(ListInstanceProfilesRequest request) {
        ModelConstraints constraints = ModelConstraints.ofQueryService();
        IamNames.pathPrefix(constraints, request.pathPrefix());
        IamPages.constraints(constraints, request.marker(), request.maxItems()).check();
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<Row<InstanceProfile>> rows = sorted(call.table(InstanceProfile.TABLE).all()).stream()
                .filter(row -> row.value().path().startsWith(prefix)).toList();
        KeyedPage<Row<InstanceProfile>> page = page(rows, "profiles", request.marker(), request.maxItems());
        return ListInstanceProfilesResponse.builder().instanceProfiles(views(page))
                .isTruncated(page.nextToken() != null).marker(page.nextToken()).build();
    }

    ListInstanceProfilesForRoleResponse listInstanceProfilesForRole(ListInstanceProfilesForRoleRequest request) {
        IamPages.constraints(IamNames.name("roleName", request.roleName(), IamNames.LONGEST_ROLE),
                request.marker(), request.maxItems()).check();
        String roleId = Roles.get(call, request.roleName()).id();
        List<Row<InstanceProfile>> rows =
                sorted(call.table(InstanceProfile.TABLE).by(InstanceProfile.BY_ROLE, roleId));
        KeyedPage<Row<InstanceProfile>> page = page(rows, "profiles-of-role", request.marker(), request.maxItems());
        return ListInstanceProfilesForRoleResponse.builder().instanceProfiles(views(page))
                .isTruncated(page.nextToken() != null).marker(page.nextToken()).build();
    }

    private List<Row<InstanceProfile>> sorted(Collection<Row<InstanceProfile>> rows) {
        Table<InstanceProfile> table = call.table(InstanceProfile.TABLE);
        return IamPages.sorted(table, rows, row -> row.value().name());
    }

    private static KeyedPage<Row<InstanceProfile>> page(List<Row<InstanceProfile>> rows, String of, String marker,
            Integer maxItems) {
        return IamPages.page(rows, row -> row.value().name(), of, marker, maxItems);
    }

    private List<software.amazon.awssdk.services.iam.model.InstanceProfile> views(
            KeyedPage<Row<InstanceProfile>> page) {
        return page.items().stream().map(row -> IamViews.listedProfile(call, row)).toList();
    }

    @Limits("Instances keep a profile that is deleted, as on AWS; their credentials do not end.")
    DeleteInstanceProfileResponse deleteInstanceProfile(DeleteInstanceProfileRequest request) {
        InstanceProfile profile = InstanceProfiles.get(call, request.instanceProfileName()).value();
        if (profile.roleId() != null) {
            throw IamNames.conflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        call.table(InstanceProfile.TABLE).delete(profile.id());
        return DeleteInstanceProfileResponse.builder().build();
    }

    /** A profile has one role at the most, a quota that AWS does not raise (IAM user guide, "IAM quotas"). */
    @Limits("Whether the caller may pass the role is not checked.")
    AddRoleToInstanceProfileResponse addRoleToInstanceProfile(AddRoleToInstanceProfileRequest request) {
        both(request.instanceProfileName(), request.roleName());
        InstanceProfile profile = InstanceProfiles.get(call, request.instanceProfileName()).value();
        Role role = Roles.get(call, request.roleName()).value();
        if (profile.roleId() != null) {
            throw AwsError.of("LimitExceeded", 409,
                    "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        }
        call.table(InstanceProfile.TABLE).update(
                profile.withRole(role.id(), call.momentAfter(Delay.INSTANCE_PROFILE_VISIBLE)));
        return AddRoleToInstanceProfileResponse.builder().build();
    }

    RemoveRoleFromInstanceProfileResponse removeRoleFromInstanceProfile(RemoveRoleFromInstanceProfileRequest request) {
        both(request.instanceProfileName(), request.roleName());
        InstanceProfile profile = InstanceProfiles.get(call, request.instanceProfileName()).value();
        Role role = Roles.get(call, request.roleName()).value();
        if (!role.id().equals(profile.roleId())) {
            throw IamNames.noSuchEntity("The role with name " + role.name() + " cannot be found.")
                    .withHint("the role exists, but the instance profile " + profile.name() + " does not have it");
        }
        call.table(InstanceProfile.TABLE).update(profile.withRole(null, null));
        return RemoveRoleFromInstanceProfileResponse.builder().build();
    }

    private static void both(String profileName, String roleName) {
        IamNames.name(NAME, profileName, IamNames.LONGEST_PROFILE).given("roleName", roleName)
                .length("roleName", roleName, 1, IamNames.LONGEST_ROLE).check();
    }
}
