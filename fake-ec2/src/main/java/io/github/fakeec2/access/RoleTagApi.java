package io.github.fakeec2.access;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.KeyedPage;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;

/** Tags of IAM roles (IAM API reference). */
@Simulates(service = "iam", family = "Roles")
final class RoleTagApi {

    private final Call call;

    RoleTagApi(Call call) {
        this.call = call.global();
    }

    TagRoleResponse tagRole(TagRoleRequest request) {
        IamTags.constraints(IamNames.name("roleName", request.roleName(), IamNames.LONGEST_ROLE)
                .given("tags", request.hasTags() ? request.tags() : null), request.tags()).check();
        Row<Role> row = Roles.get(call, request.roleName());
        call.table(Role.TABLE).retag(row.id(), IamTags.merged(row.tags(), request.tags()));
        return TagRoleResponse.builder().build();
    }

    UntagRoleResponse untagRole(UntagRoleRequest request) {
        IamTags.keyConstraints(IamNames.name("roleName", request.roleName(), IamNames.LONGEST_ROLE)
                .given("tagKeys", request.hasTagKeys() ? request.tagKeys() : null), request.tagKeys()).check();
        Row<Role> row = Roles.get(call, request.roleName());
        call.table(Role.TABLE).retag(row.id(), IamTags.without(row.tags(), request.tagKeys()));
        return UntagRoleResponse.builder().build();
    }

    ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        IamPages.constraints(IamNames.name("roleName", request.roleName(), IamNames.LONGEST_ROLE),
                request.marker(), request.maxItems()).check();
        KeyedPage<Tag> page =
                IamTags.page(Roles.get(call, request.roleName()).tags(), request.marker(), request.maxItems());
        return ListRoleTagsResponse.builder().tags(page.items())
                .isTruncated(page.nextToken() != null).marker(page.nextToken()).build();
    }
}
