package io.github.fakeec2.access;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;

/** Shows IAM's entities as its API does. */
final class IamViews {

    private IamViews() {
    }

    /** A role with all there is to know about it. */
    static software.amazon.awssdk.services.iam.model.Role role(Row<Role> row) {
        return base(row)
                .roleLastUsed(RoleLastUsed.builder().build())
                .permissionsBoundary(boundary(row.value().permissionsBoundary()))
                .tags(row.tags().isEmpty() ? null : IamTags.toSdk(row.tags()))
                .build();
    }

    /** A role as lists show it: without its tags, its boundary and its last use (API reference, ListRoles). */
    static software.amazon.awssdk.services.iam.model.Role listedRole(Row<Role> row) {
        return base(row).build();
    }

    /** As the answer to the call that makes it shows it. */
    static software.amazon.awssdk.services.iam.model.Role newRole(Row<Role> row) {
        return base(row)
                .permissionsBoundary(boundary(row.value().permissionsBoundary()))
                .tags(row.tags().isEmpty() ? null : IamTags.toSdk(row.tags()))
                .build();
    }

    private static software.amazon.awssdk.services.iam.model.Role.Builder base(Row<Role> row) {
        Role role = row.value();
        return software.amazon.awssdk.services.iam.model.Role.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(role.id())
                .arn(role.arn())
                .createDate(seconds(row.createdAt()))
                .assumeRolePolicyDocument(PolicyDocument.encoded(role.trustPolicy()))
                .description(role.description())
                .maxSessionDuration(role.maxSessionSeconds());
    }

    private static AttachedPermissionsBoundary boundary(String arn) {
        return arn == null ? null : AttachedPermissionsBoundary.builder()
                .permissionsBoundaryType("PermissionsBoundaryPolicy").permissionsBoundaryArn(arn).build();
    }

    /** An instance profile with its tags. */
    static software.amazon.awssdk.services.iam.model.InstanceProfile profile(Call global, Row<InstanceProfile> row) {
        return profile(global, row, row.tags());
    }

    /** An instance profile as lists show it: without its tags (API reference, ListInstanceProfiles). */
    static software.amazon.awssdk.services.iam.model.InstanceProfile listedProfile(Call global,
            Row<InstanceProfile> row) {
        return profile(global, row, Map.of());
    }

    private static software.amazon.awssdk.services.iam.model.InstanceProfile profile(Call global,
            Row<InstanceProfile> row, Map<String, String> tags) {
        InstanceProfile profile = row.value();
        return software.amazon.awssdk.services.iam.model.InstanceProfile.builder()
                .path(profile.path())
                .instanceProfileName(profile.name())
                .instanceProfileId(profile.id())
                .arn(profile.arn())
                .createDate(seconds(row.createdAt()))
                .roles(profile.roleId() == null ? List.of()
                        : List.of(listedRole(global.table(Role.TABLE).find(profile.roleId()))))
                .tags(tags.isEmpty() ? null : IamTags.toSdk(tags))
                .build();
    }

    /** IAM tells moments to the second. */
    private static Instant seconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }
}
