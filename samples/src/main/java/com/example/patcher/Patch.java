package com.example.patcher;

import java.util.List;

/**
 * What a {@link Patcher} did.
 *
 * @param version the version of the launch template that it made
 * @param replaced the ids of the instances that gave way to patched ones
 * @param stoppedAt the id of the instance whose replacement failed, or null where none did
 */
public record Patch(long version, List<String> replaced, String stoppedAt) {

    /** Copies the list. */
    public Patch {
        replaced = List.copyOf(replaced);
    }

    /** Whether the whole fleet is patched. */
    public boolean isComplete() {
        return stoppedAt == null;
    }
}
