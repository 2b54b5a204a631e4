package io.github.fakeec2.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;

/**
 * The time of a cloud, in the hands of a test. Nothing in the cloud reads the machine's clock or sleeps.
 *
 * <pre>{@code
 * cloud.time().advance(Duration.ofHours(6));
 * new Controller(ec2, cloud.time().clock(), cloud.time().scheduler());
 * }</pre>
 */
public final class VirtualTime {

    private final Timeline timeline;
    private VirtualScheduler scheduler;

    /** The lever of a timeline. */
    public VirtualTime(Timeline timeline) {
        this.timeline = timeline;
    }

    /** The machine's own time, for a cloud that is to start in the present. */
    public static Instant machineNow() {
        return WallClock.machineNow();
    }

    /** The present moment of the cloud. */
    public Instant now() {
        return timeline.now();
    }

    /** What makes time pass in this cloud. */
    public TimeFlow flow() {
        return timeline.flow();
    }

    /**
     * Lets time pass. What falls due meanwhile happens, each event at its own moment and in order.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public void advance(Duration duration) {
        timeline.advance(duration);
    }

    /**
     * Lets time pass until the given moment.
     *
     * @throws IllegalArgumentException if the moment is past
     */
    public void advanceTo(Instant moment) {
        if (moment.isBefore(now())) {
            throw new IllegalArgumentException("Time does not go backwards: it is " + now() + ", asked for " + moment);
        }
        timeline.advanceTo(moment);
    }

    /**
     * Lets time pass from event to event until the condition holds, at most as long as given. The condition is asked
     * now, after each event and at the end.
     *
     * @return whether the condition holds
     */
    public boolean advanceUntil(BooleanSupplier condition, Duration atMost) {
        Timeline.requireNotNegative(atMost);
        Instant limit = Timeline.later(now(), atMost);
        while (!condition.getAsBoolean()) {
            if (!timeline.happenNext(limit)) {
                timeline.advanceTo(limit);
                return condition.getAsBoolean();
            }
        }
        return true;
    }

    /** Does everything that earlier calls have set in motion, as the next call does in the default flow. */
    public void settle() {
        timeline.settle();
    }

    /** Brings the cloud to where an onlooker finds it: in the default flow, what was set in motion is done. */
    public void beforeLook() {
        timeline.beforeLook();
    }

    /** Lets time pass; for code under test that takes "how to sleep" as a parameter. */
    public void sleep(Duration duration) {
        advance(duration);
    }

    /** Changes how long something takes in this cloud from now on. */
    public void takes(Delay delay, Duration duration) {
        timeline.takes(Objects.requireNonNull(delay, "delay"), duration);
    }

    /** A clock in UTC that shows the time of the cloud. */
    public Clock clock() {
        return new CloudClock(timeline::now, ZoneOffset.UTC);
    }

    /**
     * An executor service on the time of the cloud: a task runs when its moment comes, on the thread that lets time
     * pass, and may itself call the cloud. {@code execute} and {@code submit} run it at the next occasion that time
     * is looked at: in the default flow before the next call, in {@code MANUAL} with the next {@code advance}.
     */
    public synchronized ScheduledExecutorService scheduler() {
        if (scheduler == null) {
            scheduler = new VirtualScheduler(timeline);
        }
        return scheduler;
    }

    private static final class CloudClock extends Clock {

        private final InstantSource source;
        private final ZoneId zone;

        CloudClock(InstantSource source, ZoneId zone) {
            this.source = source;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new CloudClock(source, other);
        }

        @Override
        public Instant instant() {
            return source.instant();
        }

        @Override
        public String toString() {
            return "Clock of the fake cloud at " + instant();
        }
    }
}
