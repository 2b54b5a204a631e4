package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CBOR, RFC 8949, into maps, lists, texts, numbers, booleans, bytes and times. */
final class CborReader {

    private static final int DEEPEST = 64;
    private static final int INDEFINITE = 31;
    private static final Object BREAK = new Object();

    private final byte[] data;
    private int at;

    private CborReader(byte[] data) {
        this.data = data;
    }

    /**
     * The tree of a body, which must be a map; an empty body is an empty one.
     *
     * @throws AwsError {@code SerializationException}
     */
    static Map<?, ?> read(byte[] body) {
        if (body.length == 0) {
            return Map.of();
        }
        CborReader reader = new CborReader(body);
        if (reader.item(0) instanceof Map<?, ?> map && reader.at == body.length) {
            return map;
        }
        throw malformed();
    }

    private Object item(int depth) {
        if (depth > DEEPEST) {
            throw AwsError.of("SerializationException", "The body of the request is nested too deeply");
        }
        int head = next();
        int major = head >> 5;
        int info = head & 31;
        return switch (major) {
            case 0 -> new BigDecimal(unsigned(argument(info)));
            case 1 -> new BigDecimal(unsigned(argument(info)).not());
            case 2 -> bytes(info, major);
            case 3 -> new String(bytes(info, major), StandardCharsets.UTF_8);
            case 4 -> array(info, depth);
            case 5 -> map(info, depth);
            case 6 -> tagged(argument(info), item(depth + 1));
            default -> simple(info);
        };
    }

    private List<Object> array(int info, int depth) {
        List<Object> elements = new ArrayList<>();
        long left = info == INDEFINITE ? Long.MAX_VALUE : size(info);
        for (; left > 0; left--) {
            Object element = item(depth + 1);
            if (element == BREAK) {
                if (info != INDEFINITE) {
                    throw malformed();
                }
                return elements;
            }
            elements.add(element);
        }
        return elements;
    }

    private Map<String, Object> map(int info, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        long left = info == INDEFINITE ? Long.MAX_VALUE : size(info);
        for (; left > 0; left--) {
            Object key = item(depth + 1);
            if (key == BREAK && info == INDEFINITE) {
                return members;
            }
            Object value = item(depth + 1);
            if (!(key instanceof String name) || value == BREAK) {
                throw malformed();
            }
            members.put(name, value);
        }
        return members;
    }

    private byte[] bytes(int info, int major) {
        if (info != INDEFINITE) {
            int length = size(info);
            at += length;
            return Arrays.copyOfRange(data, at - length, at);
        }
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int head = next(); head != 0xFF; head = next()) {
            if (head >> 5 != major || (head & 31) == INDEFINITE) {
                throw malformed();
            }
            chunks.writeBytes(bytes(head & 31, major));
        }
        return chunks.toByteArray();
    }

    private static Object tagged(long tag, Object value) {
        if (tag == 1 && value instanceof BigDecimal seconds) {
            return time(seconds);
        }
        if (tag == 1 && value instanceof Double seconds && Double.isFinite(seconds)) {
            return time(BigDecimal.valueOf(seconds));
        }
        if (tag == 2 && value instanceof byte[] magnitude) {
            return new BigDecimal(new BigInteger(1, magnitude));
        }
        if (tag == 3 && value instanceof byte[] magnitude) {
            return new BigDecimal(new BigInteger(1, magnitude).not());
        }
        if (tag == 4 && value instanceof List<?> parts && parts.size() == 2
                && parts.get(0) instanceof BigDecimal exponent && parts.get(1) instanceof BigDecimal mantissa
                && exponent.scale() == 0 && mantissa.scale() == 0
                && exponent.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) < 0) {
            return new BigDecimal(mantissa.unscaledValue(), -exponent.intValue());
        }
        if (value == BREAK || tag == 1) {
            throw malformed();
        }
        return value; // a tag that says nothing which the model does not say
    }

    private static Instant time(BigDecimal seconds) {
        try {
            return Scalars.ofSeconds(seconds);
        } catch (IllegalArgumentException outOfRange) {
            throw malformed();
        }
    }

    private Object simple(int info) {
        return switch (info) {
            case 20 -> false;
            case 21 -> true;
            case 22, 23 -> null;
            case 25 -> half((int) number(2));
            case 26 -> (double) Float.intBitsToFloat((int) number(4));
            case 27 -> Double.longBitsToDouble(number(8));
            case INDEFINITE -> BREAK;
            default -> throw malformed();
        };
    }

    private static double half(int bits) {
        int exponent = bits >> 10 & 31;
        int fraction = bits & 1023;
        double value = exponent == 0 ? Math.scalb((double) fraction, -24)
                : exponent == 31 ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : Math.scalb((double) (fraction + 1024), exponent - 25);
        return (bits & 0x8000) == 0 ? value : -value;
    }

    private long argument(int info) {
        return switch (info) {
            case 24 -> number(1);
            case 25 -> number(2);
            case 26 -> number(4);
            case 27 -> number(8);
            default -> {
                if (info > 27) {
                    throw malformed();
                }
                yield info;
            }
        };
    }

    /** A length, which never is more than there are bytes: each element needs one. */
    private int size(int info) {
        long size = argument(info);
        if (size < 0 || size > data.length - at) {
            throw malformed();
        }
        return (int) size;
    }

    private static BigInteger unsigned(long value) {
        return value >= 0 ? BigInteger.valueOf(value) : BigInteger.valueOf(value).add(BigInteger.ONE.shiftLeft(64));
    }

    private long number(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | next();
        }
        return value;
    }

    private int next() {
        if (at >= data.length) {
            throw malformed();
        }
        return data[at++] & 0xFF;
    }

    private static AwsError malformed() {
        return AwsError.of("SerializationException", "The body of the request is no CBOR map");
    }
}
