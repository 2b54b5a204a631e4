package io.github.fakeec2.fault;

import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket, as EC2 throttles (EC2 API reference, "Request throttling"): it holds as many tokens as calls are
 * allowed in a period, each call takes one, and they come back evenly over virtual time.
 */
public final class RateLimit {

    private final double capacity;
    private final double perSecond;
    private double tokens;
    private Instant last;

    /** At most {@code calls} in each {@code period}. */
    public RateLimit(int calls, Duration period) {
        if (calls < 0 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("A rate needs 0 or more calls in a positive period: "
                    + calls + " per " + period);
        }
        this.capacity = calls;
        this.perSecond = calls / seconds(period);
        this.tokens = calls;
    }

    boolean takeAt(Instant now) {
        if (last != null) {
            tokens = Math.min(capacity, tokens + seconds(Duration.between(last, now)) * perSecond);
        }
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** As a fraction, which no span of time overflows. */
    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
