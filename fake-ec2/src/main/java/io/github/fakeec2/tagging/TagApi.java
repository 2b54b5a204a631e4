package io.github.fakeec2.tagging;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.TagRules;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Tags, of resources of all kinds. A request that cannot tag one of its resources tags none. */
@Simulates(family = "Tags")
final class TagApi {

    /** API reference, CreateTags and DeleteTags, {@code ResourceId.N}. */
    private static final int MOST_RESOURCES = 1_000;

    private final Call call;

    TagApi(Call call) {
        this.call = call;
    }

    CreateTagsResponse createTags(CreateTagsRequest request) {
        Set<String> ids = idsOf(request.resources());
        if (request.tags().isEmpty()) {
            throw AwsError.of("InvalidParameterValue",
                    "Value ( empty ) for parameter tagSet is invalid. You must specify one or more tags to create");
        }
        TagRules.merged(Map.of(), request.tags());
        for (String id : ids) {
            Taggable resource = Taggable.find(call, id);
            resource.retag(TagRules.merged(resource.tags(), request.tags()));
        }
        return CreateTagsResponse.builder().build();
    }

    DeleteTagsResponse deleteTags(DeleteTagsRequest request) {
        Set<String> ids = idsOf(request.resources());
        requireDeletable(request.tags());
        for (String id : ids) {
            Taggable resource = Taggable.find(call, id);
            Map<String, String> remaining = new LinkedHashMap<>(resource.tags());
            if (request.tags().isEmpty()) {
                remaining.keySet().removeIf(key -> !TagRules.isReserved(key));
            }
            request.tags().forEach(tag -> delete(tag, remaining));
            resource.retag(remaining);
        }
        return DeleteTagsResponse.builder().build();
    }

    @Limits("Lists the tags of simulated resources. The filter tag:KEY finds the tags with that key, not all tags of"
            + " their resources.")
    DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        Page<TagEntry> page = TagListing.page(call, request);
        return DescribeTagsResponse.builder()
                .tags(page.map(row -> row.value().view()))
                .nextToken(page.nextToken())
                .build();
    }

    private static Set<String> idsOf(List<String> resources) {
        if (resources.isEmpty()) {
            throw AwsError.of("MissingParameter", "The request must contain the parameter resourceIdSet");
        }
        if (resources.size() > MOST_RESOURCES) {
            throw AwsError.of("InvalidParameterValue", resources.size() + " exceeds the maximum number of resources ("
                    + MOST_RESOURCES + ") that can be specified.");
        }
        return new LinkedHashSet<>(resources);
    }

    private static void requireDeletable(List<Tag> tags) {
        for (Tag tag : tags) {
            if (tag == null || tag.key() == null || tag.key().isEmpty()) {
                throw AwsError.of("InvalidParameterValue", "Tag key cannot be null or empty.");
            }
            TagRules.requireNotReserved(tag.key());
        }
    }

    /**
     * Deletes a tag whose key and value are as said, or whatever its value is where none is said; an empty value is a
     * value too (API reference, DeleteTags, {@code Tag.N}).
     */
    private static void delete(Tag tag, Map<String, String> from) {
        if (tag.value() == null) {
            from.remove(tag.key());
        } else {
            from.remove(tag.key(), tag.value());
        }
    }
}
