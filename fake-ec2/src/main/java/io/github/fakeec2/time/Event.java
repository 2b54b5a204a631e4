package io.github.fakeec2.time;

import java.time.Instant;

/** Something that is due at a moment of virtual time. Events of one moment happen in the order they were scheduled. */
public final class Event implements Comparable<Event> {

    /** Who scheduled an event, which decides how it runs and whether the default flow waits for it. */
    enum Kind {
        /** Set in motion by a call and done by the next one in the flow {@code SETTLED}; runs under the lock. */
        SETTLING,
        /** Of the simulation, but scheduled for later; runs under the lock. */
        SCHEDULED,
        /** A task of the code under test; runs without the lock, so that it may call the cloud or block. */
        USER
    }

    private final Instant due;
    private final long sequence;
    private final Kind kind;
    private final String what;
    private final Runnable effect;

    Event(Instant due, long sequence, Kind kind, String what, Runnable effect) {
        this.due = due;
        this.sequence = sequence;
        this.kind = kind;
        this.what = what;
        this.effect = effect;
    }

    Instant due() {
        return due;
    }

    Kind kind() {
        return kind;
    }

    void happen() {
        effect.run();
    }

    @Override
    public int compareTo(Event other) {
        int byTime = due.compareTo(other.due);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }

    @Override
    public String toString() {
        return due + " " + what;
    }
}
