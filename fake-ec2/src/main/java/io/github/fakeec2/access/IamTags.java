package io.github.fakeec2.access;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.KeyedPage;
import io.github.fakeec2.query.ModelConstraints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * Tags of IAM's entities: at most 50, whose keys are not distinguished by case (IAM user guide, "Tags for AWS Identity
 * and Access Management resources", section "Choose an AWS tag naming convention").
 */
final class IamTags {

    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private IamTags() {
    }

    /** Notes what the model says of tags. */
    static ModelConstraints constraints(ModelConstraints constraints, List<Tag> tags) {
        constraints.size("tags", tags, 0, MOST);
        for (int i = 0; i < tags.size(); i++) {
            Tag tag = tags.get(i);
            if (tag != null) {
                String member = "tags." + (i + 1) + ".member.";
                constraints.given(member + "key", tag.key()).length(member + "key", tag.key(), 1, LONGEST_KEY)
                        .pattern(member + "key", tag.key(), KEY)
                        .given(member + "value", tag.value()).length(member + "value", tag.value(), 0, LONGEST_VALUE)
                        .pattern(member + "value", tag.value(), VALUE);
            }
        }
        return constraints;
    }

    /** Notes what the model says of the keys of tags. */
    static ModelConstraints keyConstraints(ModelConstraints constraints, List<String> keys) {
        constraints.size("tagKeys", keys, 0, MOST);
        for (int i = 0; i < keys.size(); i++) {
            String member = "tagKeys." + (i + 1) + ".member";
            constraints.length(member, keys.get(i), 1, LONGEST_KEY).pattern(member, keys.get(i), KEY);
        }
        return constraints;
    }

    /**
     * Tags with others set over them.
     *
     * @throws AwsError {@code InvalidInput} for a key that is there twice or reserved, {@code LimitExceeded}
     */
    static Map<String, String> merged(Map<String, String> tags, List<Tag> added) {
        Map<String, String> byKey = new TreeMap<>();
        for (Tag tag : added) {
            if (byKey.put(IamNames.key(tag.key()), tag.key()) != null) {
                throw AwsError.of("InvalidInput",
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            if (IamNames.key(tag.key()).startsWith("aws:")) {
                throw AwsError.of("InvalidInput",
                        "'aws:' prefixed tag key names are not allowed for external use.");
            }
        }
        Map<String, String> merged = new LinkedHashMap<>(tags);
        merged.keySet().removeIf(key -> byKey.containsKey(IamNames.key(key)));
        added.forEach(tag -> merged.put(tag.key(), tag.value()));
        if (merged.size() > MOST) {
            throw AwsError.of("LimitExceeded", 409, "The number of tags has reached the maximum limit.");
        }
        return merged;
    }

    /** Tags without those of some keys, in whatever case. */
    static Map<String, String> without(Map<String, String> tags, List<String> keys) {
        List<String> removed = keys.stream().map(IamNames::key).toList();
        Map<String, String> left = new LinkedHashMap<>(tags);
        left.keySet().removeIf(key -> removed.contains(IamNames.key(key)));
        return left;
    }

    /** A page of tags, in the order of their keys. */
    static KeyedPage<Tag> page(Map<String, String> tags, String marker, Integer maxItems) {
        return IamPages.page(toSdk(new TreeMap<>(tags)), Tag::key, "tags", marker, maxItems);
    }

    static List<Tag> toSdk(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
    }
}
