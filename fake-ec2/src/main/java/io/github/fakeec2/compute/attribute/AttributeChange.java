package io.github.fakeec2.compute.attribute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.Required;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;

/**
 * The one attribute that a ModifyInstanceAttribute request changes, and its value: a text, a Boolean, or for groups and
 * block devices what the request has. It may be named by its own member or by Attribute and Value.
 */
record AttributeChange(Attribute attribute, Object value) {

    /**
     * Reads a request.
     *
     * @throws AwsError {@code InvalidParameterCombination} for no attribute or several, {@code MissingParameter} for
     *     one without value, {@code InvalidParameterValue}
     */
    static AttributeChange of(ModifyInstanceAttributeRequest request) {
        Map<Attribute, Object> members = members(request);
        String name = request.attributeAsString();
        if (Required.isGiven(name)) {
            Attribute named = changeable(name);
            if (!members.containsKey(named)) {
                members.put(named, request);
            }
        } else if (Required.isGiven(request.value())) {
            throw Required.missing("attribute");
        }
        if (members.isEmpty()) {
            throw AwsError.of("InvalidParameterCombination", "No attributes specified.");
        }
        if (members.size() > 1) {
            throw AwsError.of("InvalidParameterCombination", "Fields for multiple attribute types specified: "
                    + members.keySet().stream().map(Attribute::apiName).collect(Collectors.joining(", ")));
        }
        Map.Entry<Attribute, Object> only = members.entrySet().iterator().next();
        return new AttributeChange(only.getKey(), value(only.getKey(), only.getValue()));
    }

    private static Attribute changeable(String name) {
        Attribute named = Attribute.named(name);
        if (named == null) {
            throw AwsError.invalidValue("attribute", name, "Unknown attribute.");
        }
        if (!named.canChange()) {
            throw AwsError.invalidValue("attribute", name, "The attribute cannot be modified.");
        }
        return named;
    }

    private static Map<Attribute, Object> members(ModifyInstanceAttributeRequest request) {
        Map<Attribute, Object> given = new EnumMap<>(Attribute.class);
        put(given, Attribute.INSTANCE_TYPE, request.instanceType());
        put(given, Attribute.KERNEL, request.kernel());
        put(given, Attribute.RAMDISK, request.ramdisk());
        // By its name, since newer versions of the SDK have another type for it.
        put(given, Attribute.USER_DATA, request.getValueForField("UserData", SdkPojo.class).orElse(null));
        put(given, Attribute.DISABLE_API_TERMINATION, request.disableApiTermination());
        put(given, Attribute.DISABLE_API_STOP, request.disableApiStop());
        put(given, Attribute.SHUTDOWN_BEHAVIOR, request.instanceInitiatedShutdownBehavior());
        put(given, Attribute.SOURCE_DEST_CHECK, request.sourceDestCheck());
        put(given, Attribute.EBS_OPTIMIZED, request.ebsOptimized());
        put(given, Attribute.SRIOV_NET_SUPPORT, request.sriovNetSupport());
        put(given, Attribute.ENA_SUPPORT, request.enaSupport());
        put(given, Attribute.GROUP_SET, request.groups().isEmpty() ? null : request.groups());
        put(given, Attribute.BLOCK_DEVICE_MAPPING,
                request.blockDeviceMappings().isEmpty() ? null : request.blockDeviceMappings());
        return given;
    }

    private static void put(Map<Attribute, Object> given, Attribute attribute, Object value) {
        if (value != null) {
            given.put(attribute, value);
        }
    }

    private static Object value(Attribute attribute, Object member) {
        if (member instanceof ModifyInstanceAttributeRequest request) {
            return named(attribute, request.value());
        }
        if (attribute == Attribute.USER_DATA) {
            return userData((SdkPojo) member);
        }
        if (member instanceof AttributeBooleanValue flag) {
            return Required.value(flag);
        }
        if (member instanceof AttributeValue text) {
            return Required.text("value", text.value());
        }
        return member;
    }

    /** The SDK encodes what it is given, so that EC2 gets Base64. */
    private static String userData(SdkPojo blob) {
        for (SdkField<?> field : blob.sdkFields()) {
            if (field.getValueOrDefault(blob) instanceof SdkBytes bytes) {
                return Base64.getEncoder().encodeToString(bytes.asByteArray());
            }
        }
        return "";
    }

    private static Object named(Attribute attribute, String text) {
        return switch (attribute) {
            case GROUP_SET, BLOCK_DEVICE_MAPPING -> throw Required.missing(attribute.apiName());
            case USER_DATA -> text == null ? "" : text;
            case DISABLE_API_TERMINATION, DISABLE_API_STOP, SOURCE_DEST_CHECK, EBS_OPTIMIZED, ENA_SUPPORT ->
                    flag(Required.text("value", text));
            default -> Required.text("value", text);
        };
    }

    private static boolean flag(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals("true") && !lower.equals("false")) {
            throw AwsError.invalidValue("value", text);
        }
        return lower.equals("true");
    }
}
