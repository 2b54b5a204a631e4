package io.github.fakeec2.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Single values of the model as texts and numbers. */
final class Scalars {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE).optionalStart().appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME).optionalEnd().optionalStart().appendOffsetId().optionalEnd()
            .parseDefaulting(java.time.temporal.ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(java.time.temporal.ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter HTTP =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int LONGEST_NUMBER = 1000;
    private static final int LARGEST_SCALE = 400;

    private Scalars() {
    }

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException where the text is none of the member's type; its message says of which
     */
    static Object parse(SdkField<?> field, String text, Format usual) {
        MarshallingType<?> type = field.marshallingType();
        try {
            if (type == MarshallingType.STRING) {
                return text;
            }
            if (type == MarshallingType.BOOLEAN) {
                return bool(text);
            }
            if (type == MarshallingType.INSTANT) {
                return instant(text, format(field, usual));
            }
            if (type == MarshallingType.SDK_BYTES) {
                return SdkBytes.fromByteArrayUnsafe(base64(text));
            }
            return isNotFinite(type, text) ? notFinite(type, text) : number(field, text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number", e);
        }
    }

    /**
     * The number that a text stands for.
     *
     * @throws NumberFormatException where it is none, or longer than any that programs write
     */
    static BigDecimal decimal(String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new NumberFormatException("too long"); // reading one takes time that grows with its square
        }
        return new BigDecimal(text);
    }

    /** Whether the text is one of those that stand for what is no number. */
    static boolean isNotFinite(MarshallingType<?> type, String text) {
        return (type == MarshallingType.DOUBLE || type == MarshallingType.FLOAT)
                && (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity"));
    }

    private static Object notFinite(MarshallingType<?> type, String text) {
        return type == MarshallingType.DOUBLE ? (Object) Double.valueOf(text) : (Object) Float.valueOf(text);
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("a boolean");
        };
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("encoded in base64", e);
        }
    }

    private static Object number(SdkField<?> field, String text) {
        BigDecimal number = decimal(text);
        if (isNegativeZero(number, text)) {
            return number(field, -0.0);
        }
        return number(field, number);
    }

    /** Whether this is the one number that decimal numbers have not and floating-point numbers have. */
    static boolean isNegativeZero(BigDecimal number, String text) {
        return number.signum() == 0 && text.charAt(0) == '-';
    }

    /** The value of a floating-point number, as the type that the member has. */
    static Object number(SdkField<?> field, double number) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.DOUBLE) {
            return number;
        }
        if (type == MarshallingType.FLOAT) {
            return (float) number;
        }
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a finite number");
        }
        return number(field, BigDecimal.valueOf(number));
    }

    /** The value of a number, as the type that the member has. */
    static Object number(SdkField<?> field, BigDecimal number) {
        MarshallingType<?> type = field.marshallingType();
        try {
            requireReasonable(number);
            if (type == MarshallingType.INTEGER) {
                return number.intValueExact();
            }
            if (type == MarshallingType.LONG) {
                return number.longValueExact();
            }
            if (type == MarshallingType.SHORT) {
                return number.shortValueExact();
            }
            if (type.getTargetClass() == Byte.class) { // which has no name in older SDKs
                return number.byteValueExact();
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a whole number in range", e);
        }
        if (type == MarshallingType.DOUBLE) {
            return number.doubleValue();
        }
        if (type == MarshallingType.FLOAT) {
            return number.floatValue();
        }
        if (type == MarshallingType.BIG_DECIMAL) {
            return number;
        }
        throw new IllegalArgumentException("a value of another type");
    }

    /** What is larger takes BigDecimal minutes to turn into anything else. */
    private static void requireReasonable(BigDecimal number) {
        if (Math.abs((long) number.scale()) > LARGEST_SCALE
                || number.unscaledValue().bitLength() > 4 * LONGEST_NUMBER) {
            throw new IllegalArgumentException("a number of reasonable size");
        }
    }

    /** The format of a member that holds a time: its own, or the protocol's usual one. */
    static Format format(SdkField<?> field, Format usual) {
        TimestampFormatTrait own = field.getTrait(TimestampFormatTrait.class);
        return own == null ? usual : own.format();
    }

    static Instant instant(String text, Format format) {
        try {
            return switch (format) {
                case UNIX_TIMESTAMP -> ofSeconds(decimal(text));
                case UNIX_TIMESTAMP_MILLIS -> ofMillis(decimal(text));
                case RFC_822 -> HTTP.parse(text, Instant::from);
                case ISO_8601 -> {
                    TemporalAccessor time = ISO.parse(text);
                    yield Instant.from(time);
                }
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("a point in time", e);
        }
    }

    static Instant ofMillis(BigDecimal millis) {
        requireReasonable(millis);
        try {
            return Instant.ofEpochMilli(millis.longValueExact());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("a point in time", e);
        }
    }

    static Instant ofSeconds(BigDecimal seconds) {
        requireReasonable(seconds);
        try {
            BigDecimal whole = seconds.setScale(0, java.math.RoundingMode.FLOOR);
            return Instant.ofEpochSecond(whole.longValueExact(),
                    seconds.subtract(whole).movePointRight(9).longValue());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("a point in time", e);
        }
    }

    /** The text of a time, to the millisecond, as AWS answers. */
    static String text(Instant time, Format format) {
        return switch (format) {
            case UNIX_TIMESTAMP -> seconds(time).toPlainString();
            case UNIX_TIMESTAMP_MILLIS -> Long.toString(time.toEpochMilli());
            case RFC_822 -> HTTP.format(time);
            case ISO_8601 -> DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MILLIS));
        };
    }

    static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3).stripTrailingZeros();
    }

    /** The text of a value that is neither a structure nor a collection. */
    static String text(SdkField<?> field, Object value, Format usual) {
        if (value instanceof Instant time) {
            return text(time, format(field, usual));
        }
        if (value instanceof SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
        }
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
