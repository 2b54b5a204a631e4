package com.example.fleet;

import java.util.List;

/**
 * The instances that make up a fleet.
 *
 * @param name the value of their tag {@code fleet}
 * @param instanceIds their ids, in the order of launch
 */
public record Fleet(String name, List<String> instanceIds) {

    /** Copies the list. */
    public Fleet {
        instanceIds = List.copyOf(instanceIds);
    }

    /** The id of the first instance. */
    public String first() {
        return instanceIds.get(0);
    }
}
