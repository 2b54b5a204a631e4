package io.github.fakeec2.time;

import java.time.Duration;
import java.time.Instant;

/** A clock that runs with the wall clock, faster or slower: the only reader of the machine's clock in the library. */
final class WallClock {

    /** A moment of virtual time and the reading of the machine's clock that belongs to it. */
    private record Anchor(Instant moment, long nanoTime) {
    }

    private final double factor;
    private volatile Anchor anchor; // one reference, so that whoever reads while it is set never sees time run back

    WallClock(Instant start, double factor) {
        this.factor = factor;
        set(start);
    }

    /** To the second, as AWS's timestamps are. */
    static Instant machineNow() {
        return Instant.ofEpochSecond(System.currentTimeMillis() / 1_000);
    }

    Instant read() {
        Anchor from = anchor;
        return Timeline.later(from.moment, Duration.ofNanos((long) ((System.nanoTime() - from.nanoTime) * factor)));
    }

    void set(Instant moment) {
        anchor = new Anchor(moment, System.nanoTime());
    }
}
