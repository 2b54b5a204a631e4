package io.github.fakeec2.access;

import io.github.fakeec2.state.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Credentials of a role or a session, as STS hands them out and instances find them in their metadata.
 *
 * @param expiration when they end, to the second
 */
public record TemporaryCredentials(String accessKeyId, String secretAccessKey, String sessionToken,
        Instant expiration) {

    private static final int TOKEN = 356;

    /** New credentials of an account. */
    public static TemporaryCredentials of(String account, SeededRandom random, Instant from, Duration validity) {
        String accessKeyId = AccessKeys.temporary(account, random);
        return new TemporaryCredentials(accessKeyId, AccessKeys.secretOf(accessKeyId),
                "IQoJb3JpZ2luX2VjE" + IamIds.digits(TOKEN, random),
                from.plus(validity).truncatedTo(ChronoUnit.SECONDS));
    }
}
