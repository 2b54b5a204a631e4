package io.github.fakeec2.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response. */
public record WireResponse(int status, Map<String, String> headers, byte[] body) {

    /** The content type; empty for none. */
    public String contentType() {
        return headers.getOrDefault("Content-Type", "");
    }

    /** What every answer of AWS's has; an exchange may add its own. */
    static Map<String, String> headers(String contentType, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("x-amzn-RequestId", requestId);
        return headers;
    }
}
