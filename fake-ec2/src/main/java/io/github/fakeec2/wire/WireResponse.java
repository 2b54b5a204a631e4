package io.github.fakeec2.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response. */
public record WireResponse(int status, Map<String, String> headers, byte[] body) {

    /** The header of what helps the developer beside an error's message. */
    public static final String HINT = "x-fake-ec2-hint";

    /** Some clients read heads of up to 8 KB in all. */
    private static final int LONGEST_HINT = 2000;

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

    /** What every error's answer has: a hint stands beside AWS's message here as in an exception of the cloud's. */
    static Map<String, String> headers(String contentType, WireError error) {
        Map<String, String> headers = headers(contentType, error.requestId());
        if (!error.hint().isEmpty()) {
            headers.put(HINT, error.hint().length() <= LONGEST_HINT ? error.hint()
                    : error.hint().substring(0, LONGEST_HINT) + "...");
        }
        return headers;
    }
}
