package io.github.fakeec2.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.SdkRequest;

/**
 * The calls that clients made, oldest first. Of a long run the latest calls are kept, so that a cloud which serves for
 * days does not grow.
 */
public final class CallLog {

    private final Deque<RecordedCall> calls = new ArrayDeque<>();
    private final int limit;
    private long forgotten;

    CallLog(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("The call log cannot keep " + limit + " calls");
        }
        this.limit = limit;
    }

    synchronized void add(RecordedCall call) {
        if (limit == 0) {
            forgotten++;
            return;
        }
        if (calls.size() == limit) {
            calls.removeFirst();
            forgotten++;
        }
        calls.addLast(call);
    }

    /** All calls that are remembered. */
    public synchronized List<RecordedCall> all() {
        return List.copyOf(calls);
    }

    /** The calls with a request of the given class. */
    public List<RecordedCall> of(Class<? extends SdkRequest> requestType) {
        Objects.requireNonNull(requestType, "requestType");
        List<RecordedCall> matching = new ArrayList<>(all());
        matching.removeIf(call -> !requestType.isInstance(call.request()));
        return List.copyOf(matching);
    }

    /** The calls of an operation by its name in AWS's spelling, such as {@code TerminateInstances}. */
    public List<RecordedCall> by(String operation) {
        Objects.requireNonNull(operation, "operation");
        List<RecordedCall> matching = new ArrayList<>(all());
        matching.removeIf(call -> !call.operation().equals(operation));
        return List.copyOf(matching);
    }

    /** How many calls were made but are no longer remembered. */
    public synchronized long forgotten() {
        return forgotten;
    }

    /** Forgets all calls. */
    public synchronized void clear() {
        calls.clear();
        forgotten = 0;
    }
}
