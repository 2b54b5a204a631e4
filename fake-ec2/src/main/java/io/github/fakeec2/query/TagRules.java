package io.github.fakeec2.query;

import io.github.fakeec2.error.AwsError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * What EC2 accepts as tags: at most 50 on a resource, keys of 1 to 128 characters that do not begin with
 * {@code aws:}, values of up to 256 (EC2 user guide, "Tag your Amazon EC2 resources", section "Tag restrictions").
 */
public final class TagRules {

    private static final int MOST_TAGS = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private TagRules() {
    }

    /**
     * The tags of a new resource, out of the tag specifications of the request that makes it.
     *
     * @param resourceType the kind of the new resource, such as {@code instance}
     * @param allowed the kinds that the operation may tag
     * @param wrongKindCode the code of the error for another kind: {@code InvalidParameterValue}, but
     *     {@code InvalidParameter} for AuthorizeSecurityGroupIngress and its like
     * @throws AwsError for a kind that the operation does not make; {@code InvalidParameterValue} for bad tags
     */
    public static Map<String, String> onCreate(List<TagSpecification> specifications, String resourceType,
            Set<String> allowed, String wrongKindCode) {
        Map<String, String> tags = Map.of();
        Set<String> kinds = new HashSet<>();
        for (TagSpecification specification : specifications) {
            String kind = specification == null ? null : specification.resourceTypeAsString();
            if (kind == null || kind.isEmpty()) {
                throw AwsError.of("InvalidParameterValue", "Tag specification resource type must have a value");
            }
            if (!allowed.contains(kind)) {
                throw AwsError.of(wrongKindCode,
                        "'" + kind + "' is not a valid taggable resource type for this operation.");
            }
            if (!kinds.add(kind)) {
                throw AwsError.of("InvalidParameterValue",
                        "The same resource type may not be specified more than once in tag specifications");
            }
            if (specification.tags().isEmpty()) {
                throw AwsError.of("InvalidParameterValue", "Tag specification must have at least one tag");
            }
            if (kind.equals(resourceType)) {
                tags = merged(tags, specification.tags());
            }
        }
        return tags;
    }

    /** As above, for an operation that makes one kind of resource. */
    public static Map<String, String> onCreate(List<TagSpecification> specifications, String resourceType) {
        return onCreate(specifications, resourceType, Set.of(resourceType), "InvalidParameterValue");
    }

    /**
     * Tags with others set over them.
     *
     * @throws AwsError {@code InvalidParameterValue} for a bad key or value, {@code TagLimitExceeded} for too many
     */
    public static Map<String, String> merged(Map<String, String> tags, List<Tag> added) {
        Map<String, String> merged = new LinkedHashMap<>(tags);
        Set<String> seen = new HashSet<>();
        for (Tag tag : added) {
            String key = tag == null || tag.key() == null ? "" : tag.key();
            String value = tag == null || tag.value() == null ? "" : tag.value();
            requireValid(key, value);
            if (!seen.add(key)) {
                throw AwsError.of("InvalidParameterValue", "Duplicate tag key '" + key + "' specified.");
            }
            merged.put(key, value);
        }
        if (merged.size() > MOST_TAGS
                && merged.keySet().stream().filter(key -> !isReserved(key)).count() > MOST_TAGS) {
            throw AwsError.of("TagLimitExceeded", "The resultant tag set must not have more than 50 user tags.");
        }
        return merged;
    }

    private static void requireValid(String key, String value) {
        if (key.isEmpty()) {
            throw AwsError.of("InvalidParameterValue", "Tag key cannot be null or empty.");
        }
        requireNotReserved(key);
        if (key.length() > LONGEST_KEY) {
            throw AwsError.of("InvalidParameterValue",
                    "Tag key exceeds the maximum length of " + LONGEST_KEY + " characters");
        }
        if (value.length() > LONGEST_VALUE) {
            throw AwsError.of("InvalidParameterValue",
                    "Tag value exceeds the maximum length of " + LONGEST_VALUE + " characters");
        }
    }

    /** Refuses keys that begin with {@code aws:}, in whatever case. */
    public static void requireNotReserved(String key) {
        if (isReserved(key)) {
            throw AwsError.of("InvalidParameterValue", "Tag keys starting with 'aws:' are reserved for internal use");
        }
    }

    /** Whether a key begins with {@code aws:}, in whatever case: AWS's own tags, which do not count as a user's. */
    public static boolean isReserved(String key) {
        return key.toLowerCase(Locale.ROOT).startsWith("aws:");
    }

    /** Tags as the SDK's model objects. */
    public static List<Tag> toSdk(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return List.of();
        }
        List<Tag> list = new ArrayList<>(tags.size());
        tags.forEach((key, value) -> list.add(Tag.builder().key(key).value(value).build()));
        return list;
    }
}
