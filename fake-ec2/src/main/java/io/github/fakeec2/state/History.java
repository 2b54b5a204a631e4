package io.github.fakeec2.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What happened to a resource: a linked list that shares its tail, so that remembering costs one small object per
 * change. Of a long life the first entry and the latest ones are kept.
 */
public final class History {

    private static final int KEPT = 32;

    /**
     * One change.
     *
     * @param at when, on the cloud's clock
     * @param state the state that the resource was in from then on
     * @param cause the operation that was called, or what happened
     * @param caller where the user's code called it, or null
     */
    public record Entry(Instant at, String state, String cause, CallSite caller) {
    }

    private final History earlier;
    private final Entry entry;
    private final int length;

    private History(History earlier, Entry entry) {
        this.earlier = earlier;
        this.entry = entry;
        this.length = earlier == null ? 1 : earlier.length + 1;
    }

    static History begin(String state, Cause cause) {
        return new History(null, new Entry(cause.at(), state, cause.what(), cause.caller()));
    }

    History then(String state, Cause cause) {
        History longer = new History(this, new Entry(cause.at(), state, cause.what(), cause.caller()));
        return longer.length < 2 * KEPT ? longer : longer.shortened();
    }

    private History shortened() {
        List<Entry> entries = entries();
        History shorter = new History(null, entries.get(0));
        for (Entry kept : entries.subList(entries.size() - KEPT + 1, entries.size())) {
            shorter = new History(shorter, kept);
        }
        return shorter;
    }

    /** The changes, oldest first. */
    public List<Entry> entries() {
        Deque<Entry> entries = new ArrayDeque<>(length);
        for (History h = this; h != null; h = h.earlier) {
            entries.addFirst(h.entry);
        }
        return List.copyOf(entries);
    }

    /** The change that led into the present state. */
    public Entry intoState() {
        History into = this;
        while (into.earlier != null && into.earlier.entry.state().equals(entry.state())) {
            into = into.earlier;
        }
        return into.entry;
    }

    /** The latest change. */
    public Entry latest() {
        return entry;
    }
}
