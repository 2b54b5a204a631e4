package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Fills requests from trees of maps, lists, texts, numbers, booleans and nulls, and, of CBOR, bytes and times. Members
 * that the model does not have are skipped, as AWS's JSON services do.
 */
final class TreeReader {

    private TreeReader() {
    }

    /** Fills the members of a builder that stand in the payload. */
    static void fill(SdkPojo builder, Map<?, ?> tree) {
        Map<String, SdkField<?>> members = Members.inPayload(builder);
        tree.forEach((name, value) -> {
            SdkField<?> field = members.get(name);
            if (field != null && value != null) {
                field.set(builder, value(field, value));
            }
        });
    }

    private static Object value(SdkField<?> field, Object value) {
        MarshallingType<?> type = field.marshallingType();
        if (value == null) {
            return null;
        }
        if (type == MarshallingType.LIST && value instanceof List<?> list) {
            SdkField<?> each = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> values = new ArrayList<>();
            list.forEach(element -> values.add(value(each, element)));
            return values;
        }
        if (type == MarshallingType.MAP && value instanceof Map<?, ?> map) {
            SdkField<?> each = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((key, element) -> values.put(String.valueOf(key), value(each, element)));
            return values;
        }
        if (type == MarshallingType.SDK_POJO && value instanceof Map<?, ?> tree) {
            SdkPojo builder = field.constructor().get();
            fill(builder, tree);
            return ((Buildable) builder).build();
        }
        try {
            return scalar(field, value);
        } catch (IllegalArgumentException e) {
            throw AwsError.of("SerializationException", "The member " + field.locationName() + " must be "
                    + e.getMessage());
        }
    }

    private static Object scalar(SdkField<?> field, Object value) {
        MarshallingType<?> type = field.marshallingType();
        if (value instanceof String text && (type == MarshallingType.STRING || type == MarshallingType.SDK_BYTES
                || type == MarshallingType.INSTANT || Scalars.isNotFinite(type, text))) {
            return Scalars.parse(field, text, Format.ISO_8601);
        }
        if (value instanceof Boolean && type == MarshallingType.BOOLEAN) {
            return value;
        }
        if (value instanceof BigDecimal number) {
            return type == MarshallingType.INSTANT ? time(field, number) : Scalars.number(field, number);
        }
        if (value instanceof Double number) {
            return type == MarshallingType.INSTANT ? time(field, finite(number)) : Scalars.number(field, number);
        }
        if (value instanceof Instant && type == MarshallingType.INSTANT) {
            return value;
        }
        if (value instanceof byte[] bytes && type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromByteArrayUnsafe(bytes);
        }
        throw new IllegalArgumentException("of type " + type.getTargetClass().getSimpleName());
    }

    private static BigDecimal finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a point in time");
        }
        return BigDecimal.valueOf(number);
    }

    private static Instant time(SdkField<?> field, BigDecimal number) {
        return Scalars.format(field, Format.UNIX_TIMESTAMP) == Format.UNIX_TIMESTAMP_MILLIS
                ? Scalars.ofMillis(number) : Scalars.ofSeconds(number);
    }
}
