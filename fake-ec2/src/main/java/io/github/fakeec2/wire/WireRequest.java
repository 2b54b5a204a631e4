package io.github.fakeec2.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP request, read to its end.
 *
 * @param path as it was sent, with its percent-encoding
 * @param query as it was sent, without the question mark; empty for none
 * @param headers by name in lower case
 */
public record WireRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

    /** Makes the names of the headers lower case. */
    public WireRequest {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.computeIfAbsent(name.toLowerCase(Locale.ROOT),
                unseen -> new ArrayList<>()).addAll(values));
        headers = lower;
        path = path == null || path.isEmpty() ? "/" : path;
        query = query == null ? "" : query;
    }

    /** The first value of a header; empty for none. */
    public String header(String lowerCaseName) {
        List<String> values = headers.get(lowerCaseName);
        return values == null || values.isEmpty() || values.get(0) == null ? "" : values.get(0);
    }

    /** The content type without its parameters, in lower case; empty for none. */
    String contentType() {
        String type = header("content-type");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
