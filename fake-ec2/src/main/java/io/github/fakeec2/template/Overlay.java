package io.github.fakeec2.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * How the parameters of a launch go over those of its template: "any additional parameters that you specify for the new
 * instance overwrite the corresponding parameters included in the launch template" (API reference, RunInstances,
 * {@code LaunchTemplate}). A part such as the placement is several parameters, each of which is overwritten alone.
 * Block devices correspond by name, where "any parameters you don't specify here will keep their original launch
 * template values" (API reference, FleetBlockDeviceMappingRequest); so do interfaces by device index and network card,
 * tag specifications by the type of resource and tags by key. Any other list is overwritten as a whole.
 */
final class Overlay {

    /** The members that tell which elements of two lists correspond. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "BlockDeviceMappings", List.of("DeviceName"),
            "NetworkInterfaces", List.of("DeviceIndex", "NetworkCardIndex"),
            "TagSpecifications", List.of("ResourceType"),
            "Tags", List.of("Key"));

    /** Members that say the same in several ways: who says one does not want the template's others. */
    private static final List<Set<String>> RIVALS = List.of(
            Set.of("SecurityGroupIds", "SecurityGroups"),
            Set.of("AvailabilityZone", "AvailabilityZoneId"),
            Set.of("GroupName", "GroupId"),
            Set.of("HostId", "HostResourceGroupArn"),
            Set.of("Arn", "Name"),
            Set.of("CapacityReservationPreference", "CapacityReservationTarget"),
            Set.of("CapacityReservationId", "CapacityReservationResourceGroupArn"),
            Set.of("Ebs", "VirtualName", "NoDevice"));

    private Overlay() {
    }

    /** An object with the members that it has not taken from another of its type. */
    @SuppressWarnings("unchecked")
    static <T extends SdkPojo> T lay(T over, T under) {
        SdkPojo builder = (SdkPojo) ((ToCopyableBuilder<?, ?>) over).toBuilder();
        for (SdkField<?> field : over.sdkFields()) {
            // Asked for its value, a client token that is not given makes itself one by chance.
            Object below = field.getTrait(DefaultValueTrait.class) == null ? field.getValueOrDefault(under) : null;
            if (!Pojos.isSet(below)) {
                continue;
            }
            Object above = field.getValueOrDefault(over);
            if (Pojos.isSet(above)) {
                field.set(builder, laid(field.memberName(), above, below));
            } else if (!hasRivalOf(field.memberName(), over)) {
                field.set(builder, below);
            }
        }
        return (T) ((Buildable) builder).build();
    }

    private static Object laid(String member, Object above, Object below) {
        if (above instanceof SdkPojo part) {
            return lay(part, (SdkPojo) below);
        }
        List<String> key = KEYS.get(member);
        return key == null ? above : laid(key, (List<?>) above, (List<?>) below);
    }

    /** In the template's order; what corresponds to none of its elements comes last. */
    private static List<Object> laid(List<String> key, List<?> above, List<?> below) {
        List<Object> laid = new ArrayList<>(below);
        Set<Integer> taken = new HashSet<>();
        for (Object element : above) {
            int place = element == null ? -1 : placeOf(keyOf(element, key), below, key);
            if (place < 0 || !taken.add(place)) {
                laid.add(element);
            } else {
                laid.set(place, lay((SdkPojo) element, (SdkPojo) below.get(place)));
            }
        }
        return laid;
    }

    private static int placeOf(List<Object> wanted, List<?> elements, List<String> key) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) != null && keyOf(elements.get(i), key).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Object> keyOf(Object element, List<String> members) {
        List<Object> key = new ArrayList<>(members.size());
        for (String member : members) {
            Object value = Pojos.get((SdkPojo) element, member);
            key.add(value == null ? "0" : value.toString()); // the first device, the first network card
        }
        return key;
    }

    private static boolean hasRivalOf(String member, SdkPojo over) {
        for (Set<String> rivals : RIVALS) {
            if (rivals.contains(member)) {
                for (String rival : rivals) {
                    if (Pojos.isSet(Pojos.get(over, rival))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
