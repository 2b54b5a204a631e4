package io.github.fakeec2.state;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a call a transaction: each write notes how to undo it, and a call that fails, or is a dry run, is undone from
 * the last write to the first. One journal serves a whole cloud, under the cloud's lock.
 */
public final class Journal {

    private final List<Runnable> undo = new ArrayList<>();
    private Cause cause;

    /** Begins a transaction. Transactions do not nest. */
    public void begin(Cause cause) {
        if (this.cause != null) {
            throw new IllegalStateException(cause.what() + " begins while " + this.cause.what() + " is at work");
        }
        this.cause = cause;
    }

    /** Keeps what was written since {@link #begin}. */
    public void commit() {
        undo.clear();
        cause = null;
    }

    /** Takes back what was written since {@link #begin}. */
    public void rollback() {
        for (int i = undo.size() - 1; i >= 0; i--) {
            undo.get(i).run();
        }
        commit();
    }

    /** Notes how to take back the write that is about to be made. */
    public void onRollback(Runnable step) {
        if (cause == null) {
            throw new IllegalStateException("The cloud's state changes in transactions only");
        }
        undo.add(step);
    }

    /** Why the running transaction writes. */
    Cause cause() {
        if (cause == null) {
            throw new IllegalStateException("The cloud's state changes in transactions only");
        }
        return cause;
    }
}
