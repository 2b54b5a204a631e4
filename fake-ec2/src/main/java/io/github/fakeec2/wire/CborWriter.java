package io.github.fakeec2.wire;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import software.amazon.awssdk.core.SdkField;

/** CBOR, RFC 8949, as Smithy's RPC v2 has it: times are tag 1, objects and arrays of indefinite length. */
final class CborWriter extends TreeWriter {

    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int TAG = 6;
    private static final int BEGIN_ARRAY = 0x9F;
    private static final int BEGIN_MAP = 0xBF;
    private static final int BREAK = 0xFF;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Override
    void beginObject() {
        out.write(BEGIN_MAP);
    }

    @Override
    void name(String name) {
        text(name);
    }

    @Override
    void endObject() {
        out.write(BREAK);
    }

    @Override
    void beginArray() {
        out.write(BEGIN_ARRAY);
    }

    @Override
    void endArray() {
        out.write(BREAK);
    }

    @Override
    void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        head(TEXT, bytes.length);
        out.writeBytes(bytes);
    }

    @Override
    void bool(boolean value) {
        out.write(value ? 0xF5 : 0xF4);
    }

    @Override
    void integer(long value) {
        if (value < 0) {
            head(NEGATIVE, -1 - value);
        } else {
            head(UNSIGNED, value);
        }
    }

    @Override
    void decimal(double value) {
        out.write(0xFB);
        number(Double.doubleToRawLongBits(value), Long.BYTES);
    }

    /** A decimal fraction: tag 4, exponent and mantissa. */
    @Override
    void decimal(BigDecimal value) {
        head(TAG, 4);
        head(ARRAY, 2);
        integer(-(long) value.scale());
        BigInteger mantissa = value.unscaledValue();
        if (mantissa.bitLength() < Long.SIZE) {
            integer(mantissa.longValue());
        } else {
            head(TAG, mantissa.signum() < 0 ? 3 : 2);
            bytes((mantissa.signum() < 0 ? mantissa.not() : mantissa).toByteArray());
        }
    }

    @Override
    void bytes(byte[] value) {
        head(BYTES, value.length);
        out.writeBytes(value);
    }

    @Override
    void time(SdkField<?> field, Instant value) {
        head(TAG, 1);
        decimal(value.toEpochMilli() / 1000.0);
    }

    @Override
    void nothing() {
        out.write(0xF6);
    }

    @Override
    byte[] toBytes() {
        return out.toByteArray();
    }

    private void head(int major, long argument) {
        int type = major << 5;
        if (argument >= 0 && argument < 24) {
            out.write(type | (int) argument);
        } else if (argument >= 0 && argument <= 0xFF) {
            out.write(type | 24);
            number(argument, 1);
        } else if (argument >= 0 && argument <= 0xFFFF) {
            out.write(type | 25);
            number(argument, 2);
        } else if (argument >= 0 && argument <= 0xFFFFFFFFL) {
            out.write(type | 26);
            number(argument, 4);
        } else {
            out.write(type | 27);
            number(argument, 8);
        }
    }

    private void number(long value, int bytes) {
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
