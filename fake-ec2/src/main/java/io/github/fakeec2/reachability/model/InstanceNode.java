package io.github.fakeec2.reachability.model;

import java.util.List;

/**
 * An instance. Those that are not running belong into the snapshot too: a verdict then says what became of them.
 *
 * @param state AWS's word; {@code running} is the one in which it sends and answers
 * @param interfaceIds by device index, the primary interface first
 */
public record InstanceNode(String id, String state, List<String> interfaceIds) {

    public InstanceNode {
        interfaceIds = List.copyOf(interfaceIds);
    }

    /** Whether it sends and answers. */
    public boolean isRunning() {
        return state.equals("running");
    }
}
