package io.github.fakeec2.time;

import java.time.Duration;

/**
 * What takes time in the cloud, with the default of each. EC2 promises no durations; the defaults are typical ones,
 * and a test changes them with {@link VirtualTime#takes(Delay, Duration)}.
 */
public enum Delay {

    /** From {@code pending} to {@code running}. */
    INSTANCE_BOOT(Duration.ofSeconds(10)),

    /**
     * From {@code running} until both status checks say {@code ok}; until then they are {@code initializing}. Two
     * minutes, but none in the flow {@code SETTLED}, where every launch would otherwise move the clock that far: a few
     * dozen launches, and an instance terminated before them would have disappeared.
     */
    STATUS_CHECKS(Duration.ofMinutes(2), Duration.ZERO),

    /** From {@code stopping} to {@code stopped}. */
    INSTANCE_STOP(Duration.ofSeconds(30)),

    /** From {@code shutting-down} to {@code terminated}. */
    INSTANCE_SHUTDOWN(Duration.ofSeconds(30)),

    /**
     * How long a terminated instance stays visible. The EC2 user guide ("Terminate Amazon EC2 instances") says that
     * it remains visible for a short while, usually less than an hour.
     */
    TERMINATED_VISIBLE(Duration.ofHours(1)),

    /**
     * From the interruption notice of a Spot Instance to its end: two minutes (EC2 user guide, "Spot Instance
     * interruption notices").
     */
    SPOT_NOTICE(Duration.ofMinutes(2));

    private final Duration defaultDuration;
    private final Duration whenSettled;

    Delay(Duration defaultDuration) {
        this(defaultDuration, defaultDuration);
    }

    Delay(Duration defaultDuration, Duration whenSettled) {
        this.defaultDuration = defaultDuration;
        this.whenSettled = whenSettled;
    }

    /** How long it takes in a flow unless a test says otherwise. */
    public Duration defaultIn(TimeFlow.Mode mode) {
        return mode == TimeFlow.Mode.SETTLED ? whenSettled : defaultDuration;
    }
}
