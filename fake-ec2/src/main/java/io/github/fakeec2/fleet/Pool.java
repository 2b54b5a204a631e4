package io.github.fakeec2.fleet;

import io.github.fakeec2.query.Required;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.CreateFleetRequest;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateOverridesRequest;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.InstanceMarketOptionsRequest;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SpotInstanceType;
import software.amazon.awssdk.services.ec2.model.SpotMarketOptions;
import software.amazon.awssdk.services.ec2.model.SpotOptionsRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * Instances of one type in one zone that a fleet may launch.
 *
 * @param launch what the launch template and the override say about a launch
 * @param template the launch template, as the fleet's request names it
 * @param templateId the template's id
 * @param templateVersion the version's number, at the time of the launch
 * @param override what the request puts over the template, or null
 * @param type the instance type
 * @param zone the zone's name, or null for any
 * @param weight the units that one instance fulfills
 * @param priority lower is better; none is the worst
 */
record Pool(
        RunInstancesRequest launch,
        FleetLaunchTemplateSpecificationRequest template,
        String templateId,
        String templateVersion,
        FleetLaunchTemplateOverridesRequest override,
        String type,
        String zone,
        double weight,
        double priority) {

    /** Whether another pool has the same instances, whatever else the launch says. */
    boolean isSame(Pool other) {
        return type.equals(other.type) && Objects.equals(zone, other.zone);
    }

    /** The same pool, of one zone only. */
    Pool in(String otherZone) {
        Placement.Builder placement =
                launch.placement() == null ? Placement.builder() : launch.placement().toBuilder();
        RunInstancesRequest there =
                launch.toBuilder().placement(placement.availabilityZone(otherZone).build()).build();
        return new Pool(there, template, templateId, templateVersion, override, type, otherZone, weight, priority);
    }

    /** The launch of one instance, or as many as there are up to a number, for a fleet. */
    RunInstancesRequest launch(CreateFleetRequest fleet, int count, boolean spot) {
        RunInstancesRequest.Builder request = launch.toBuilder().minCount(1).maxCount(count);
        if (spot) {
            request.instanceMarketOptions(market ->
                    market.marketType("spot").spotOptions(market(fleet.spotOptions())));
        } else {
            request.instanceMarketOptions((InstanceMarketOptionsRequest) null);
        }
        List<TagSpecification> tags = tags(fleet);
        return tags.isEmpty() ? request.build() : request.tagSpecifications(tags).build();
    }

    /** The fleet's tags for each kind of resource over those of the template. */
    private List<TagSpecification> tags(CreateFleetRequest fleet) {
        Map<String, Map<String, Tag>> byKind = new LinkedHashMap<>();
        addTags(byKind, launch.tagSpecifications());
        addTags(byKind, fleet.tagSpecifications());
        byKind.remove("fleet");
        return byKind.entrySet().stream().map(kind -> TagSpecification.builder().resourceType(kind.getKey())
                .tags(kind.getValue().values()).build()).toList();
    }

    private static void addTags(Map<String, Map<String, Tag>> byKind, List<TagSpecification> specifications) {
        for (TagSpecification specification : specifications) {
            Map<String, Tag> tags = byKind.computeIfAbsent(specification.resourceTypeAsString(),
                    unseen -> new LinkedHashMap<>());
            specification.tags().forEach(tag -> tags.put(tag.key(), tag));
        }
    }

    /** Only persistent requests stop or hibernate their instances. */
    private SpotMarketOptions market(SpotOptionsRequest options) {
        String behavior = options == null ? null : options.instanceInterruptionBehaviorAsString();
        SpotMarketOptions.Builder market =
                SpotMarketOptions.builder().maxPrice(override == null ? null : override.maxPrice());
        return !Required.isGiven(behavior) || behavior.equals("terminate") ? market.build()
                : market.instanceInterruptionBehavior(behavior).spotInstanceType(SpotInstanceType.PERSISTENT).build();
    }
}
