package io.github.fakeec2.access;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.KeyedPage;
import io.github.fakeec2.query.ModelConstraints;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileResponse;

/** Tags of IAM instance profiles (IAM API reference). */
@Simulates(service = "iam", family = "Instance profiles")
final class InstanceProfileTagApi {

    private final Call call;

    InstanceProfileTagApi(Call call) {
        this.call = call.global();
    }

    TagInstanceProfileResponse tagInstanceProfile(TagInstanceProfileRequest request) {
        IamTags.constraints(name(request.instanceProfileName())
                .given("tags", request.hasTags() ? request.tags() : null), request.tags()).check();
        Row<InstanceProfile> row = InstanceProfiles.get(call, request.instanceProfileName());
        call.table(InstanceProfile.TABLE).retag(row.id(), IamTags.merged(row.tags(), request.tags()));
        return TagInstanceProfileResponse.builder().build();
    }

    UntagInstanceProfileResponse untagInstanceProfile(UntagInstanceProfileRequest request) {
        IamTags.keyConstraints(name(request.instanceProfileName())
                .given("tagKeys", request.hasTagKeys() ? request.tagKeys() : null), request.tagKeys()).check();
        Row<InstanceProfile> row = InstanceProfiles.get(call, request.instanceProfileName());
        call.table(InstanceProfile.TABLE).retag(row.id(), IamTags.without(row.tags(), request.tagKeys()));
        return UntagInstanceProfileResponse.builder().build();
    }

    ListInstanceProfileTagsResponse listInstanceProfileTags(ListInstanceProfileTagsRequest request) {
        IamPages.constraints(name(request.instanceProfileName()), request.marker(), request.maxItems()).check();
        KeyedPage<Tag> page = IamTags.page(InstanceProfiles.get(call, request.instanceProfileName()).tags(),
                request.marker(), request.maxItems());
        return ListInstanceProfileTagsResponse.builder().tags(page.items())
                .isTruncated(page.nextToken() != null).marker(page.nextToken()).build();
    }

    private static ModelConstraints name(String name) {
        return IamNames.name("instanceProfileName", name, IamNames.LONGEST_PROFILE);
    }
}
