package io.github.fakeec2.network;

import io.github.fakeec2.state.Resource;

/** What interfaces are attached to, as far as they are concerned: an instance. */
public interface InterfaceHost extends Resource {

    /** The name of the zone that it runs in. */
    String zone();

    /** The name of its instance type. */
    String typeName();

    /** How many interfaces its type takes. */
    int maxInterfaces();

    /** How many IPv4 addresses its type takes on each interface, the primary one included. */
    int ipv4PerInterface();

    /** How many IPv6 addresses its type takes on each interface. */
    int ipv6PerInterface();

    /** Whether its state is one of these. */
    default boolean isIn(String... states) {
        for (String state : states) {
            if (state.equals(stateName())) {
                return true;
            }
        }
        return false;
    }
}
