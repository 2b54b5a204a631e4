package io.github.fakeec2.network.transit;

import io.github.fakeec2.state.Resource;

/** What goes through states that take time, such as {@code pending} and {@code available}. */
interface Phased<T extends Phased<T>> extends Resource {

    /** The same resource in another state. */
    T inState(String state);

    /** Whether it is there and will stay. */
    default boolean isAvailable() {
        return stateName().equals("available") || stateName().equals("modifying");
    }

    /** Whether it has come to its end, so that calls no longer find it although Describe still shows it. */
    default boolean isGone() {
        return stateName().equals("deleted");
    }
}
