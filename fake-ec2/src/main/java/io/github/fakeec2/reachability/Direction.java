package io.github.fakeec2.reachability;

/** Which way a packet passes a hop that has two sides. */
public enum Direction {
    /** Into the component, or into what it guards. */
    IN,
    /** Out of it. */
    OUT,
    /** Neither: route tables, and what is merely passed through. */
    NONE
}
