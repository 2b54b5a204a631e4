package io.github.fakeec2.network;

import io.github.fakeec2.state.RegionState;
import java.util.List;

/**
 * A virtual private gateway, as route tables see it: one that takes routes from it asks what they are. Whoever changes
 * them calls {@link RouteTables#propagate} afterwards.
 */
public interface RoutePropagator extends Routable {

    /** The destinations that it propagates now; none while it is attached to no VPC. */
    List<RouteDestination> propagated(RegionState region);
}
