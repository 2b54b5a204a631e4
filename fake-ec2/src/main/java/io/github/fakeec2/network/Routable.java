package io.github.fakeec2.network;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;

/**
 * A resource that a route can name as its target. A route to one that is not in a state to take packets, or that has
 * nothing to do with the VPC of the route table, is a {@code blackhole} (API reference, Route).
 *
 * <p>A kind of resource that does not implement this is judged by its state alone.
 */
public interface Routable extends Resource {

    /**
     * Whether the resource serves a VPC: a gateway that is attached to it, a connection that has it at one end. It
     * answers for every state that it has: one that is gone, or going, serves none.
     *
     * @param region the region of the route table, which is that of the resource
     */
    boolean serves(RegionState region, String vpcId);
}
