package io.github.fakeec2.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.ec2.model.CopySnapshotRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Random trees of the SDK's model classes: any members, with any values that their place in a message can hold. */
final class ModelTrees {

    private static final int DEEPEST = 9;
    private static final String VISIBLE = "abcXYZ019-_.~!$'()*,;:@/?[]{}|\\^`\"<>#%&=+ ";
    private static final List<String> TEXTS = List.of("", " ", "a", "  two  words ", "<a href=\"x\">&amp;</a>",
            "a+b=c&d%20", "%", "%zz", "{}", "[1]", "null", "true", "0", "-1", "NaN", "]]>", "<!-- -->",
            "a\tb\nc", "line\r\nend\r",
            "\n", "\u0130\u0131\u015E", "\uD83D\uDE00", "\u00A0", "\u0085\u2028", "\uFFFD", "\uE000", "../..",
            "member.1", "a.b.c", "\u00E9");
    private static final long[] WHOLE = {0, 1, -1, 7, 127, -128, 255, 256, 32767, -32768, 65535, 65536,
            Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 32, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final double[] REAL = {0, -0.0, 1, -1.5, 0.1, 1e-7, 1e7, 123456789.125, 1e21, 1e100, -1e-100,
            Double.MAX_VALUE, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    private final Random random;
    private final boolean controls;
    private int budget;

    /**
     * @param controls whether texts have control characters, which XML has no way to write
     */
    ModelTrees(Random random, boolean controls) {
        this.random = random;
        this.controls = controls;
    }

    /** Fills a builder and builds it. */
    SdkPojo of(SdkPojo builder) {
        budget = random.nextInt(100) == 0 ? 2000 : 1 + random.nextInt(40);
        return structure(builder, 0);
    }

    private SdkPojo structure(SdkPojo builder, int depth) {
        List<SdkField<?>> fields = new ArrayList<>(builder.sdkFields());
        Collections.shuffle(fields, random);
        int some = 1 + random.nextInt(12);
        for (SdkField<?> field : fields) {
            boolean required =
                    field.location() == MarshallLocation.PATH || field.containsTrait(DefaultValueTrait.class);
            if (builder instanceof CopySnapshotRequest.Builder copy && field.memberName().equals("SourceRegion")) {
                copy.sourceRegion("eu-west-1"); // the client wants it, and to be a region
            } else if (required || some-- > 0 && budget > 0) {
                Object value = value(field, depth);
                if (value != null) {
                    field.set(builder, value);
                }
            }
        }
        return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
    }

    private Object value(SdkField<?> field, int depth) {
        budget--;
        MarshallingType<?> type = field.marshallingType();
        if (depth >= DEEPEST && (type == MarshallingType.LIST || type == MarshallingType.MAP
                || type == MarshallingType.SDK_POJO)) {
            return null;
        }
        if (type == MarshallingType.LIST) {
            SdkField<?> each = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> list = new ArrayList<>();
            for (int left = size(); left > 0 && budget >= 0; left--) {
                addTo(list, value(each, depth + 1));
            }
            return list;
        }
        if (type == MarshallingType.MAP) {
            SdkField<?> each = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> map = new LinkedHashMap<>();
            for (int left = size(); left > 0 && budget >= 0; left--) {
                Object value = value(each, depth + 1);
                if (value != null) {
                    map.put(text(), value);
                }
            }
            return map;
        }
        return type == MarshallingType.SDK_POJO ? structure(field.constructor().get(), depth + 1)
                : scalar(type, field.location());
    }

    private static void addTo(List<Object> list, Object value) {
        if (value != null) {
            list.add(value);
        }
    }

    private int size() {
        return random.nextInt(60) == 0 ? 30 : random.nextInt(4);
    }

    private Object scalar(MarshallingType<?> type, MarshallLocation place) {
        if (type == MarshallingType.STRING) {
            return switch (place) {
                case PATH, GREEDY_PATH -> "x" + text();
                case HEADER -> visible();
                default -> text();
            };
        }
        if (type == MarshallingType.BOOLEAN) {
            return random.nextBoolean();
        }
        if (type == MarshallingType.INSTANT) {
            return place == MarshallLocation.HEADER ? Instant.ofEpochSecond(random.nextLong(4_000_000_000L)) : time();
        }
        if (type == MarshallingType.SDK_BYTES) {
            byte[] bytes = new byte[random.nextInt(random.nextInt(20) == 0 ? 500 : 8)];
            random.nextBytes(bytes);
            return SdkBytes.fromByteArray(bytes);
        }
        long whole = random.nextBoolean() ? WHOLE[random.nextInt(WHOLE.length)]
                : random.nextLong() >> random.nextInt(64);
        double real = random.nextBoolean() ? REAL[random.nextInt(REAL.length)]
                : random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
        if (type == MarshallingType.INTEGER) {
            return (int) whole;
        }
        if (type == MarshallingType.LONG) {
            return whole;
        }
        if (type == MarshallingType.DOUBLE) {
            return real;
        }
        if (type == MarshallingType.FLOAT) {
            return (float) real;
        }
        if (type == MarshallingType.BIG_DECIMAL) {
            return BigDecimal.valueOf(whole, random.nextInt(20));
        }
        throw new IllegalStateException("No random value of type " + type.getTargetClass());
    }

    private Instant time() {
        return switch (random.nextInt(8)) {
            case 0 -> Instant.EPOCH;
            case 1 -> Instant.ofEpochMilli(-random.nextLong(2_000_000_000_000L));
            case 2 -> Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
            case 3 -> Instant.ofEpochMilli(random.nextLong(250_000_000_000_000L));
            default -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        };
    }

    private String text() {
        if (random.nextInt(3) > 0) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(random.nextInt(30) == 0 ? 3000 : 12); left > 0; left--) {
            text.appendCodePoint(character());
        }
        return text.toString();
    }

    private int character() {
        return switch (random.nextInt(8)) {
            case 0 -> controls ? random.nextInt(0x20) : '\t';
            case 1 -> 0xA0 + random.nextInt(0xD000);
            case 2 -> 0x10000 + random.nextInt(0x100000);
            case 3 -> 0x7F + random.nextInt(0x21);
            default -> ' ' + random.nextInt(0x5F);
        };
    }

    private String visible() {
        StringBuilder text = new StringBuilder("h");
        for (int left = random.nextInt(12); left > 0; left--) {
            text.append(VISIBLE.charAt(random.nextInt(VISIBLE.length())));
        }
        return text.append('h').toString();
    }
}
