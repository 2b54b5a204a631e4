package io.github.fakeec2.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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

    /** Does something as one transaction: it is kept if the work returns and taken back if it throws. */
    public <R> R transact(Cause why, Supplier<R> work) {
        begin(why);
        R result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            rollback();
            throw e;
        }
        commit();
        return result;
    }

    /**
     * Does a part of the running transaction that may fail on its own: what the part wrote is taken back if it throws,
     * and the rest stays.
     */
    public <R> R attempt(Supplier<R> part) {
        int before = undo.size();
        try {
            return part.get();
        } catch (RuntimeException | Error e) {
            rollbackTo(before);
            throw e;
        }
    }

    /** Keeps what was written since {@link #begin}. */
    public void commit() {
        undo.clear();
        cause = null;
    }

    /** Takes back what was written since {@link #begin}. */
    public void rollback() {
        rollbackTo(0);
        commit();
    }

    private void rollbackTo(int size) {
        for (int i = undo.size() - 1; i >= size; i--) {
            undo.remove(i).run();
        }
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
