package io.github.fakeec2.fault;

import java.time.Duration;
import java.time.Instant;

/**
 * A token bucket, as EC2 throttles (EC2 API reference, "Request throttling"): it holds as many tokens as calls are
 * allowed in a period, each call takes one, and they come back evenly over virtual time.
 */
public final class RateLimit {

    private final double capacity;
    private final double perNano;
    private double tokens;
    private Instant last;

    /** At most {@code calls} in each {@code period}. */
    public RateLimit(int calls, Duration period) {
        if (calls < 0 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("A rate needs 0 or more calls in a positive period: "
                    + calls + " per " + period);
        }
        this.capacity = calls;
        this.perNano = calls / (double) period.toNanos();
        this.tokens = calls;
    }

    boolean takeAt(Instant now) {
        if (last != null) {
            tokens = Math.min(capacity, tokens + Duration.between(last, now).toNanos() * perNano);
        }
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
