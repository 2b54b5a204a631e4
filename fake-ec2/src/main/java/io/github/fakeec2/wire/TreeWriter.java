package io.github.fakeec2.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Walks the SDK's model classes for formats that have objects, arrays and values. */
abstract class TreeWriter {

    abstract void beginObject();

    abstract void name(String name);

    abstract void endObject();

    abstract void beginArray();

    abstract void endArray();

    abstract void text(String value);

    abstract void bool(boolean value);

    abstract void integer(long value);

    abstract void decimal(double value);

    abstract void decimal(BigDecimal value);

    abstract void bytes(byte[] value);

    abstract void time(SdkField<?> field, Instant value);

    abstract void nothing();

    /** What has been written. */
    abstract byte[] toBytes();

    /** A structure as a whole body. */
    final byte[] body(SdkPojo pojo) {
        beginObject();
        members(pojo);
        endObject();
        return toBytes();
    }

    /** An error as a whole body. */
    final byte[] body(WireError error) {
        return body(error, error.code());
    }

    /** As above, where the model calls the error otherwise than its code. */
    final byte[] body(WireError error, String shape) {
        beginObject();
        name("__type");
        text(shape);
        name("message");
        text(error.message());
        if (error.details() != null) {
            members(error.details());
        }
        endObject();
        return toBytes();
    }

    /** Writes the members that stand in the payload, without the braces. */
    final void members(SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && field.location() == MarshallLocation.PAYLOAD
                    && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                name(field.locationName());
                value(field, value);
            }
        }
    }

    private void value(SdkField<?> field, Object value) {
        if (value == null) {
            nothing();
        } else if (value instanceof List<?> list) {
            SdkField<?> each = field.getTrait(ListTrait.class).memberFieldInfo();
            beginArray();
            list.forEach(element -> value(each, element));
            endArray();
        } else if (value instanceof Map<?, ?> map) {
            SdkField<?> each = field.getTrait(MapTrait.class).valueFieldInfo();
            beginObject();
            map.forEach((key, element) -> {
                name(key.toString());
                value(each, element);
            });
            endObject();
        } else if (value instanceof SdkPojo pojo) {
            beginObject();
            members(pojo);
            endObject();
        } else {
            scalar(field, value);
        }
    }

    private void scalar(SdkField<?> field, Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Boolean bool) {
            bool(bool);
        } else if (value instanceof Instant time) {
            time(field, time);
        } else if (value instanceof SdkBytes bytes) {
            bytes(bytes.asByteArrayUnsafe());
        } else if (value instanceof BigDecimal number) {
            decimal(number);
        } else if (value instanceof Double || value instanceof Float) {
            decimal(value instanceof Float number ? Double.parseDouble(number.toString()) : (Double) value);
        } else if (value instanceof Number number) {
            integer(number.longValue());
        } else {
            throw new IllegalStateException("A value of " + value.getClass() + " in " + field.memberName());
        }
    }
}
