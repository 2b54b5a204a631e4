package io.github.fakeec2.inside;

import io.github.fakeec2.state.SeededRandom;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;

/**
 * Tokens of version 2 of the metadata service: "a token is instance-specific", and good for as long as was asked for
 * (EC2 user guide, "Use the Instance Metadata Service to access instance metadata"). A token says itself until when, so
 * that none has to be remembered.
 */
final class MetadataToken {

    private static final String PREFIX = "AQAEA";

    private MetadataToken() {
    }

    static String issue(String instanceId, Instant expiry) {
        byte[] content = ByteBuffer.allocate(2 * Long.BYTES).putLong(expiry.toEpochMilli())
                .putLong(seal(instanceId, expiry.toEpochMilli())).array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(content) + "==";
    }

    /** Whether a text is a token of that instance which is still good. */
    static boolean isValid(String token, String instanceId, Instant now) {
        byte[] content;
        try {
            content = token.startsWith(PREFIX) ? Base64.getUrlDecoder().decode(token.substring(PREFIX.length()))
                    : new byte[0];
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (content.length != 2 * Long.BYTES) {
            return false;
        }
        ByteBuffer parts = ByteBuffer.wrap(content);
        long expiry = parts.getLong();
        return parts.getLong() == seal(instanceId, expiry) && now.toEpochMilli() < expiry;
    }

    private static long seal(String instanceId, long expiry) {
        return SeededRandom.of(expiry, "metadata of " + instanceId).nextLong();
    }
}
