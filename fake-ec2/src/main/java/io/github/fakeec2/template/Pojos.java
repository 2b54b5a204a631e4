package io.github.fakeec2.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Model objects of the SDK, member by member, through the SDK's own description of their types. That is how one type
 * becomes another with the same members, such as {@code RequestLaunchTemplateData} a {@code RunInstancesRequest}, and
 * how members are carried along that only the SDK on the user's class path knows of.
 */
public final class Pojos {

    private Pojos() {
    }

    /** Whether a value would be sent at all: an empty list is not, nor a part that has no member. */
    static boolean isSet(Object value) {
        if (value instanceof Collection<?> list) {
            return !list.isEmpty();
        }
        if (value instanceof SdkPojo pojo) {
            for (SdkField<?> field : pojo.sdkFields()) {
                if (isSet(field.getValueOrDefault(pojo))) {
                    return true;
                }
            }
            return false;
        }
        return value != null;
    }

    /** A member by its name, or null where the object has none or the member has no value. */
    static Object get(SdkPojo pojo, String name) {
        for (SdkField<?> field : pojo.sdkFields()) {
            if (isSameMember(name, field.memberName())) {
                return field.getValueOrDefault(pojo);
            }
        }
        return null;
    }

    /**
     * What a builder makes when it has taken over all members of an object that it has too, by name and kind. What
     * would not be sent is left out: empty parts, and null in lists.
     *
     * @param target a builder of the SDK's
     */
    public static Object converted(SdkPojo from, SdkPojo target) {
        for (SdkField<?> field : target.sdkFields()) {
            Object value = get(from, field.memberName());
            if (isSet(value) && isOfKind(field, value)) {
                field.set(target, converted(value, field));
            }
        }
        return ((Buildable) target).build();
    }

    /** Whether a value is a part, or a list of parts, where the member is one; scalars of one name are of one type. */
    private static boolean isOfKind(SdkField<?> field, Object value) {
        if (value instanceof List<?> list) {
            return field.marshallingType() == MarshallingType.LIST
                    && isOfKind(field.getTrait(ListTrait.class).memberFieldInfo(), list.get(0));
        }
        return value == null || value instanceof SdkPojo == (field.marshallingType() == MarshallingType.SDK_POJO);
    }

    private static Object converted(Object value, SdkField<?> field) {
        if (value instanceof SdkPojo part) {
            return converted(part, field.constructor().get());
        }
        if (value instanceof List<?> list) {
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> converted = new ArrayList<>(list.size());
            for (Object item : list) {
                if (item != null) {
                    converted.add(converted(item, element));
                }
            }
            return converted;
        }
        return value;
    }

    /** The model spells {@code RamDiskId} and {@code ElasticGpuSpecifications} otherwise in RunInstances. */
    private static boolean isSameMember(String name, String other) {
        return name.equalsIgnoreCase(other) || other.length() == name.length() + 1 && other.endsWith("s")
                && other.regionMatches(true, 0, name, 0, name.length());
    }
}
