package io.github.fakeec2.network;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;

/**
 * A resource that a route can name as its target. A route to one that is in no state to take packets, or that has
 * nothing to do with the VPC of the route table any more, is a {@code blackhole} (API reference, Route).
 *
 * <p>A kind of resource that does not implement this is judged by its state alone.
 */
public interface Routable extends Resource {

    /**
     * Whether the resource has to do with a VPC, so that its route tables can have routes to it: a gateway that is
     * attached to it, a connection that has it at one end. Its state is judged apart: a route to a peering connection
     * that waits to be accepted can be made, and is a {@code blackhole} until then.
     *
     * @param region the region of the route table, which is that of the resource
     */
    boolean serves(RegionState region, String vpcId);
}
