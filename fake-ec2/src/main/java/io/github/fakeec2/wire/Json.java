package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/** JSON by means of the SDK's own parser and writer. */
final class Json extends TreeWriter {

    private static final int DEEPEST = 64;

    private final JsonWriter json = JsonWriter.create();

    /**
     * The tree of a body, which must be an object; an empty body is an empty one.
     *
     * @throws AwsError {@code SerializationException}
     */
    static Map<?, ?> read(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return Map.of();
        }
        requireOneShallowTree(text);
        Object tree;
        try {
            tree = tree(JsonNode.parser().parse(text));
        } catch (RuntimeException noJson) { // whatever the parser of the SDK's version throws
            tree = null;
        }
        if (tree instanceof Map<?, ?> object) {
            return object;
        }
        throw malformed();
    }

    private static AwsError malformed() {
        return AwsError.of("SerializationException", "The body of the request is no JSON object");
    }

    /** The parser calls itself for each level, and stops at the end of the first tree. */
    private static void requireOneShallowTree(String text) {
        int depth = 0;
        boolean inText = false;
        boolean ended = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (ended && !Character.isWhitespace(c)) {
                throw malformed();
            }
            if (inText) {
                inText = c != '"';
                i += c == '\\' ? 1 : 0;
            } else if (c == '"') {
                inText = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                ended = depth == 0;
            }
            if (depth > DEEPEST) {
                throw AwsError.of("SerializationException", "The body of the request is nested too deeply");
            }
        }
    }

    private static Object tree(JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isObject()) {
            Map<String, Object> members = new LinkedHashMap<>();
            node.asObject().forEach((name, value) -> members.put(name, tree(value)));
            return members;
        }
        if (node.isArray()) {
            List<Object> elements = new ArrayList<>();
            node.asArray().forEach(element -> elements.add(tree(element)));
            return elements;
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isNumber() ? number(node.asNumber()) : node.asString();
    }

    private static Object number(String text) {
        BigDecimal number = Scalars.decimal(text);
        if (Scalars.isNegativeZero(number, text)) {
            return -0.0;
        }
        return number;
    }

    @Override
    void beginObject() {
        json.writeStartObject();
    }

    @Override
    void name(String name) {
        json.writeFieldName(name);
    }

    @Override
    void endObject() {
        json.writeEndObject();
    }

    @Override
    void beginArray() {
        json.writeStartArray();
    }

    @Override
    void endArray() {
        json.writeEndArray();
    }

    @Override
    void text(String value) {
        json.writeValue(value);
    }

    @Override
    void bool(boolean value) {
        json.writeValue(value);
    }

    @Override
    void integer(long value) {
        json.writeValue(value);
    }

    @Override
    void decimal(double value) {
        if (Double.isFinite(value)) {
            json.writeValue(value);
        } else {
            json.writeValue(Double.toString(value));
        }
    }

    @Override
    void decimal(BigDecimal value) {
        json.writeNumber(value.toString());
    }

    @Override
    void bytes(byte[] value) {
        json.writeValue(Base64.getEncoder().encodeToString(value));
    }

    @Override
    void time(SdkField<?> field, Instant value) {
        Format format = Scalars.format(field, Format.UNIX_TIMESTAMP);
        String text = Scalars.text(value, format);
        if (format == Format.UNIX_TIMESTAMP || format == Format.UNIX_TIMESTAMP_MILLIS) {
            json.writeNumber(text);
        } else {
            json.writeValue(text);
        }
    }

    @Override
    void nothing() {
        json.writeNull();
    }

    @Override
    byte[] toBytes() {
        return json.getBytes();
    }
}
