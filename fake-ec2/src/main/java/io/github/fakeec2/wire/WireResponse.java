package io.github.fakeec2.wire;

import java.util.Map;

/** An HTTP response. */
public record WireResponse(int status, Map<String, String> headers, byte[] body) {

    /** The content type; empty for none. */
    public String contentType() {
        return headers.getOrDefault("Content-Type", "");
    }
}
