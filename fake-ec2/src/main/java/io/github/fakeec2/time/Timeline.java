package io.github.fakeec2.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The engine of virtual time: a clock and the events that are due, in order of time and then of scheduling. Simulation
 * code schedules on it through its call; tests hold it through {@link VirtualTime}.
 */
public final class Timeline {

    /** Where virtual time ends: at the end of the year 9999, the last that AWS's timestamps can show. */
    public static final Instant END = Instant.ofEpochSecond(253_402_300_799L);

    /** More events than any settling can need: reaching it means that something schedules itself without end. */
    private static final int SETTLING_LIMIT = 1_000_000;

    private final ReentrantLock lock;
    private final TreeSet<Event> events = new TreeSet<>();
    private final Map<Delay, Duration> delays = new EnumMap<>(Delay.class);
    private final TimeFlow flow;
    private final WallClock wall;
    private volatile Instant now;
    private volatile Duration settledAway = Duration.ZERO;
    private long sequence;
    private volatile int settling; // written under the lock

    /** A timeline that shares the cloud's lock. */
    public Timeline(Instant start, TimeFlow flow, ReentrantLock lock) {
        this.now = Objects.requireNonNull(start, "start");
        this.flow = Objects.requireNonNull(flow, "flow");
        this.lock = lock;
        this.wall = flow.mode() == TimeFlow.Mode.REAL ? new WallClock(start, flow.factor()) : null;
    }

    /** The present moment. */
    public Instant now() {
        return wall == null ? now : wall.read();
    }

    /**
     * The present moment less all that the default flow has skipped on its own: what callers have waited through. A
     * limit on their patience - a rate, a delay until they see something - counts in this time, or the boot of an
     * instance would use it up.
     */
    public Instant waitedUntil() {
        return now().minus(settledAway);
    }

    /** What makes time pass. */
    public TimeFlow flow() {
        return flow;
    }

    /** How long something takes in this cloud. */
    public Duration durationOf(Delay delay) {
        lock.lock();
        try {
            return delays.getOrDefault(delay, delay.defaultIn(flow.mode()));
        } finally {
            lock.unlock();
        }
    }

    void takes(Delay delay, Duration duration) {
        requireNotNegative(duration);
        lock.lock();
        try {
            delays.put(delay, duration);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Schedules an event of the simulation.
     *
     * @param settles whether the default flow waits for it, see {@link TimeFlow.Mode#SETTLED}
     */
    public Event schedule(Duration after, boolean settles, String what, Runnable effect) {
        return add(after, settles ? Event.Kind.SETTLING : Event.Kind.SCHEDULED, what, effect);
    }

    /** Schedules a task of the code under test. */
    Event scheduleForUser(Duration after, String what, Runnable effect) {
        return add(after, Event.Kind.USER, what, effect);
    }

    private Event add(Duration after, Event.Kind kind, String what, Runnable effect) {
        lock.lock();
        try {
            Event event = new Event(later(now(), after), sequence++, kind, what, effect);
            restore(event);
            return event;
        } finally {
            lock.unlock();
        }
    }

    /** Takes an event back. Returns false where it has already happened or been cancelled. */
    public boolean cancel(Event event) {
        lock.lock();
        try {
            boolean removed = events.remove(event);
            if (removed && event.kind() == Event.Kind.SETTLING) {
                settling--;
            }
            return removed;
        } finally {
            lock.unlock();
        }
    }

    private void restore(Event event) {
        events.add(event);
        if (event.kind() == Event.Kind.SETTLING) {
            settling++;
        }
    }

    /**
     * Lets time pass as the flow has it before a call is answered.
     *
     * @param polledByWaiter whether the call is a poll of one of the SDK's waiters, which would find the end state
     *     sooner or later: outside {@code MANUAL} it finds it at once
     */
    public void beforeCall(boolean polledByWaiter) {
        switch (flow.mode()) {
            case SETTLED -> {
                settle();
                runUserTasks();
            }
            case STEPPED -> advance(flow.step());
            case REAL -> catchUp();
            case MANUAL -> { }
        }
        if (polledByWaiter && flow.mode() != TimeFlow.Mode.MANUAL) {
            settle();
        }
    }

    /** Lets time pass as the flow has it before somebody looks on without calling: as before a call, but free. */
    public void beforeLook() {
        if (flow.mode() != TimeFlow.Mode.STEPPED) {
            beforeCall(false);
        }
    }

    /** Does everything that calls have set in motion. */
    void settle() {
        if (settling == 0) { // the usual case, so without the lock
            return;
        }
        Duration earlier = settledAway;
        Instant before = now();
        settleEvents();
        settledAway = earlier.plus(Duration.between(before, now())); // what a task settled meanwhile is part of it
    }

    private void settleEvents() {
        for (int i = 0; i < SETTLING_LIMIT; i++) {
            Instant due = nextSettling();
            if (due == null) {
                return;
            }
            advanceTo(due);
        }
        throw new IllegalStateException("The cloud does not settle: " + nextDue() + " is still to come");
    }

    /** Runs what user code handed to the scheduler for "now". */
    private void runUserTasks() {
        int tasks = 0;
        while (happenNext(now)) {
            if (++tasks == SETTLING_LIMIT) {
                throw new IllegalStateException("The tasks of the scheduler do not end: one of them hands itself to it "
                        + "again and again without a delay");
            }
        }
    }

    private Instant nextSettling() {
        lock.lock();
        try {
            for (Event event : events) {
                if (event.kind() == Event.Kind.SETTLING) {
                    return event.due();
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the duration pass: events that fall due in it happen, each at its own moment. */
    public void advance(Duration duration) {
        requireNotNegative(duration);
        if (!duration.isZero()) {
            advanceTo(later(now(), duration));
        }
    }

    /** Lets time pass until the moment; nothing happens where it is already past. */
    public void advanceTo(Instant moment) {
        while (happenNext(moment)) {
            // each round lets one event happen
        }
        lock.lock();
        try {
            moveTo(moment);
        } finally {
            lock.unlock();
        }
    }

    /** Lets the next event happen if it is due by the limit. */
    boolean happenNext(Instant limit) {
        Event event;
        lock.lock();
        try {
            if (events.isEmpty() || events.first().due().isAfter(limit)) {
                return false;
            }
            event = events.pollFirst();
            if (event.kind() == Event.Kind.SETTLING) {
                settling--;
            }
            moveTo(event.due());
            if (event.kind() != Event.Kind.USER) {
                event.happen();
                return true;
            }
        } finally {
            lock.unlock();
        }
        event.happen();
        return true;
    }

    /** The moment of the next event, or null. */
    Instant nextDue() {
        lock.lock();
        try {
            return events.isEmpty() ? null : events.first().due();
        } finally {
            lock.unlock();
        }
    }

    private void catchUp() {
        advanceTo(now());
    }

    private void moveTo(Instant moment) {
        if (moment.isAfter(now())) {
            now = moment;
            if (wall != null) {
                wall.set(moment);
            }
        }
    }

    /** Describes clock and events, for comparing two states of a cloud. */
    public String digest() {
        lock.lock();
        try {
            return now() + " " + events;
        } finally {
            lock.unlock();
        }
    }

    /** The moment that much later, or the end of time where that would be past it. */
    public static Instant later(Instant from, Duration by) {
        try {
            Instant moment = from.plus(by);
            return moment.isAfter(END) ? END : moment;
        } catch (ArithmeticException | DateTimeException e) {
            return END;
        }
    }

    static void requireNotNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time does not go backwards: " + duration);
        }
    }
}
