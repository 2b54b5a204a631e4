package io.github.fakeec2.compute.event;

import io.github.fakeec2.compute.InstanceIds;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.InstanceEventWindowAssociationTarget;
import software.amazon.awssdk.services.ec2.model.Tag;

/** The instances that an event window is for: named by their ids, or by tags that they have. */
record WindowTargets(List<String> instanceIds, List<InstanceTag> tags) {

    static final WindowTargets NONE = new WindowTargets(List.of(), List.of());

    /** A tag that instances have. */
    record InstanceTag(String key, String value) {

        @Override
        public String toString() {
            return key + "=" + value;
        }
    }

    /**
     * What a request names, each target once.
     *
     * @throws AwsError {@code MissingParameter} for no targets, {@code InvalidParameterCombination} for several kinds
     */
    static WindowTargets of(List<String> instanceIds, List<Tag> instanceTags) {
        InstanceIds.orNone(instanceIds);
        Set<InstanceTag> tags = new LinkedHashSet<>();
        for (Tag tag : instanceTags) {
            if (tag == null) {
                throw Required.missing("instanceTag");
            }
            tags.add(new InstanceTag(Required.text("key", tag.key()), tag.value() == null ? "" : tag.value()));
        }
        if (instanceIds.isEmpty() && tags.isEmpty()) {
            throw Required.missing("associationTarget");
        }
        WindowTargets targets = new WindowTargets(List.copyOf(new LinkedHashSet<>(instanceIds)), List.copyOf(tags));
        targets.requireOneKind();
        return targets;
    }

    private void requireOneKind() {
        if (!instanceIds.isEmpty() && !tags.isEmpty()) {
            throw AwsError.of("InvalidParameterCombination", "An event window can be associated with one type of "
                    + "target only: instance IDs, instance tags or Dedicated Host IDs.");
        }
    }

    boolean isEmpty() {
        return instanceIds.isEmpty() && tags.isEmpty();
    }

    WindowTargets with(WindowTargets others) {
        WindowTargets all = new WindowTargets(merged(instanceIds, others.instanceIds), merged(tags, others.tags));
        all.requireOneKind();
        return all;
    }

    private static <V> List<V> merged(List<V> some, List<V> others) {
        Set<V> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    WindowTargets without(WindowTargets others) {
        return new WindowTargets(minus(instanceIds, others.instanceIds), minus(tags, others.tags));
    }

    private static <V> List<V> minus(List<V> some, List<V> others) {
        List<V> rest = new ArrayList<>(some);
        rest.removeAll(others);
        return List.copyOf(rest);
    }

    boolean contain(WindowTargets others) {
        return instanceIds.containsAll(others.instanceIds) && tags.containsAll(others.tags);
    }

    /** As the API shows them; null for none. */
    InstanceEventWindowAssociationTarget view() {
        return isEmpty() ? null : InstanceEventWindowAssociationTarget.builder()
                .instanceIds(instanceIds)
                .tags(tags.stream().map(tag -> Tag.builder().key(tag.key()).value(tag.value()).build()).toList())
                .dedicatedHostIds(List.of())
                .build();
    }
}
