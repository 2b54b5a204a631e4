package io.github.fakeec2.time;

import java.time.Duration;

/** How much virtual time the wall clock has brought: the only reader of the machine's clock in the library. */
final class WallClock {

    private final double factor;
    private volatile long lastReading = System.nanoTime();

    WallClock(double factor) {
        this.factor = factor;
    }

    Duration sinceLastReading() {
        return Duration.ofNanos((long) ((System.nanoTime() - lastReading) * factor));
    }

    void reset() {
        lastReading = System.nanoTime();
    }
}
