package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The parameters of a form, by the steps of their dotted names: {@code Filter.1.Name=x} is the text x in Name in 1 in
 * Filter.
 */
final class Form {

    private static final int DEEPEST = 40;
    private static final int MOST = 50_000;

    private final Map<String, Form> parts = new LinkedHashMap<>();
    private String text;

    /**
     * Reads a form.
     *
     * @throws AwsError {@code MalformedQueryString} for bad percent-encoding, a parameter that comes twice, names of
     *     more steps than any service has, and more parameters than any request needs
     */
    static Form read(String... encoded) {
        Form form = new Form();
        int count = 0;
        for (String part : encoded) {
            int from = 0;
            while (from < part.length()) {
                int end = part.indexOf('&', from);
                end = end < 0 ? part.length() : end;
                if (end > from) {
                    if (++count > MOST) {
                        throw malformed("The request has more than " + MOST + " parameters");
                    }
                    form.add(part.substring(from, end));
                }
                from = end + 1;
            }
        }
        return form;
    }

    private void add(String parameter) {
        int equals = parameter.indexOf('=');
        String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
        Form place = this;
        int from = 0;
        for (int depth = 0; from <= name.length(); depth++) {
            int dot = name.indexOf('.', from);
            dot = dot < 0 ? name.length() : dot;
            if (depth == DEEPEST) {
                throw malformed("The name of a parameter has too many parts");
            }
            place = place.parts.computeIfAbsent(name.substring(from, dot), unseen -> new Form());
            from = dot + 1;
        }
        if (place.text != null) {
            throw malformed("The parameter " + name + " is given twice");
        }
        place.text = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
    }

    /** Undoes percent-encoding, with plus for blank. */
    static String decoded(String encoded) {
        if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
            return encoded;
        }
        byte[] bytes = new byte[encoded.length() * 3];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) (hex(encoded, i + 1) << 4 | hex(encoded, i + 2));
                i += 2;
            } else if (c < 0x80) {
                bytes[length++] = (byte) (c == '+' ? ' ' : c);
            } else {
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    bytes[length++] = b;
                }
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static int hex(String encoded, int index) {
        int digit = index < encoded.length() && encoded.charAt(index) < 0x80
                ? Character.digit(encoded.charAt(index), 16) : -1;
        if (digit < 0) {
            throw malformed("The query string has a percent sign that two hexadecimal digits do not follow");
        }
        return digit;
    }

    private static AwsError malformed(String message) {
        return AwsError.of("MalformedQueryString", message);
    }

    /** The text under a name; empty for none. */
    String textOf(String name) {
        Form part = parts.get(name);
        return part == null || part.text == null ? "" : part.text;
    }

    /** What has names below this one. */
    Map<String, Form> parts() {
        return parts;
    }

    /** The text here, or null where only longer names have one. */
    String text() {
        return text;
    }

    /**
     * The elements of a list in their order.
     *
     * @param misnamed is told the name of one that is no number, or another's, and makes the error to throw
     */
    Map<Integer, Form> elements(Function<String, AwsError> misnamed) {
        Map<Integer, Form> elements = new TreeMap<>();
        for (Map.Entry<String, Form> part : parts.entrySet()) {
            int index = index(part.getKey());
            if (index < 0 || elements.put(index, part.getValue()) != null) {
                throw misnamed.apply(part.getKey());
            }
        }
        return elements;
    }

    private static int index(String digits) {
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Integer.parseInt(digits);
    }
}
