package com.example.janitor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a {@link Janitor} did, or would have done, and what it had to leave. */
public final class Cleaning {

    private final List<String> stopped = new ArrayList<>();
    private final List<String> terminated = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final Map<String, String> left = new LinkedHashMap<>();

    Cleaning() {
    }

    /** The ids of the instances that were stopped. */
    public List<String> stopped() {
        return Collections.unmodifiableList(stopped);
    }

    /** The ids of the instances that were terminated. */
    public List<String> terminated() {
        return Collections.unmodifiableList(terminated);
    }

    /** The ids of the security groups and key pairs that were deleted. */
    public List<String> deleted() {
        return Collections.unmodifiableList(deleted);
    }

    /** What AWS did not let go, by id, with AWS's error code. */
    public Map<String, String> left() {
        return Collections.unmodifiableMap(left);
    }

    void stop(String id) {
        stopped.add(id);
    }

    void terminate(String id) {
        terminated.add(id);
    }

    void delete(String id) {
        deleted.add(id);
    }

    void leave(String id, String errorCode) {
        left.put(id, errorCode);
    }
}
