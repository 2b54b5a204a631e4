package io.github.fakeec2.laws;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Makes requests of any operation out of the SDK's self-describing model classes. */
final class RequestGenerator {

    private static final int DEEPEST = 4;
    private static final Instant FAR = Instant.parse("9999-12-31T23:59:59Z");

    /** Gives a value for a scalar member: the member's name and its type. */
    interface Scalars extends BiFunction<String, MarshallingType<?>, Object> {
    }

    private final Scalars scalars;
    private final RandomGenerator random;

    /**
     * @param scalars what scalar members get; null leaves one out
     * @param random decides which members are filled and how many elements lists have; null fills all, with one element
     */
    RequestGenerator(Scalars scalars, RandomGenerator random) {
        this.scalars = scalars;
        this.random = random;
    }

    /** A request with every member filled, or a random part of them. */
    SdkRequest request(SimulatedOperation operation) {
        SdkPojo builder = operation.requestBuilder();
        for (SdkField<?> field : builder.sdkFields()) {
            if (random == null || random.nextInt(3) == 0) {
                field.set(builder, value(field, 0));
            }
        }
        return build(builder);
    }

    /** A request in which one member is filled. */
    SdkRequest requestWith(SimulatedOperation operation, String member) {
        SdkPojo builder = operation.requestBuilder();
        field(builder, member).set(builder, value(field(builder, member), 0));
        return build(builder);
    }

    /** The request with some members replaced; in older SDKs some have no members at all. */
    SdkRequest variationOf(SdkPojo request, SimulatedOperation operation) {
        SdkPojo builder = operation.requestBuilder();
        for (SdkField<?> field : builder.sdkFields()) {
            field.set(builder, request.sdkFields().stream().filter(same -> same.memberName().equals(field.memberName()))
                    .findFirst().orElseThrow().getValueOrDefault(request));
        }
        if (builder.sdkFields().isEmpty()) {
            return build(builder);
        }
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            SdkField<?> field = builder.sdkFields().get(random.nextInt(builder.sdkFields().size()));
            field.set(builder, value(field, 0));
        }
        return build(builder);
    }

    static SdkRequest withDryRun(SdkRequest request) {
        SdkPojo builder = (SdkPojo) request.toBuilder();
        field(builder, "DryRun").set(builder, true);
        return build(builder);
    }

    static boolean hasDryRun(SdkPojo request) {
        return request.sdkFields().stream().anyMatch(field -> field.memberName().equals("DryRun"));
    }

    private static SdkField<?> field(SdkPojo pojo, String member) {
        return pojo.sdkFields().stream().filter(field -> field.memberName().equals(member)).findFirst().orElseThrow();
    }

    private static SdkRequest build(SdkPojo builder) {
        return (SdkRequest) ((SdkBuilder<?, ?>) builder).build();
    }

    private Object value(SdkField<?> field, int depth) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            return list(field, depth);
        }
        if (type == MarshallingType.MAP) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("key", value(field.getTrait(MapTrait.class).valueFieldInfo(), depth + 1));
            return map;
        }
        if (type == MarshallingType.SDK_POJO) {
            return structure(field, depth);
        }
        return fitting(type, scalars.apply(field.memberName(), type));
    }

    private List<Object> list(SdkField<?> field, int depth) {
        SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
        List<Object> list = new ArrayList<>();
        int size = random == null ? 1 : random.nextInt(20) == 0 ? 250 : random.nextInt(4);
        if (depth >= DEEPEST) {
            return list;
        }
        for (int i = 0; i < size; i++) {
            SdkField<?> named = element.marshallingType() == MarshallingType.STRING ? field : element;
            list.add(named == field ? fitting(MarshallingType.STRING, scalars.apply(field.memberName(),
                    MarshallingType.STRING)) : value(element, size > 4 ? DEEPEST : depth + 1));
        }
        return list;
    }

    private Object structure(SdkField<?> field, int depth) {
        if (depth >= DEEPEST) {
            return null;
        }
        SdkPojo builder = field.constructor().get();
        for (SdkField<?> member : builder.sdkFields()) {
            if (random == null || random.nextInt(3) > 0) {
                member.set(builder, value(member, depth + 1));
            }
        }
        return ((SdkBuilder<?, ?>) builder).build();
    }

    private static Object fitting(MarshallingType<?> type, Object value) {
        if (value == null || type == MarshallingType.STRING) {
            return value == null ? null : value.toString();
        }
        long number = value instanceof Number n ? n.longValue() : value.hashCode();
        if (type == MarshallingType.INTEGER) {
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
        }
        if (type == MarshallingType.LONG) {
            return number;
        }
        if (type == MarshallingType.SHORT) {
            return (short) number;
        }
        if (type == MarshallingType.DOUBLE) {
            return (double) number;
        }
        if (type == MarshallingType.FLOAT) {
            return (float) number;
        }
        if (type == MarshallingType.BIG_DECIMAL) {
            return BigDecimal.valueOf(number);
        }
        if (type == MarshallingType.BOOLEAN) {
            return (number & 1) == 0;
        }
        if (type == MarshallingType.INSTANT) {
            return number < 0 ? Instant.MIN : number > 1000 ? FAR : Instant.EPOCH;
        }
        if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromUtf8String(value.toString());
        }
        return null;
    }

    /** A list with nothing in it but null. */
    static List<Object> nothing() {
        return Collections.singletonList(null);
    }
}
