package io.github.fakeec2.placement;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.types.InstanceTypeFacts;

/** What is in a placement group or on a Dedicated Host, as far as those are concerned: an instance. */
public interface Occupant extends Resource {

    /** The name of the zone that it runs in. */
    String zone();

    /** The facts of its type. */
    InstanceTypeFacts type();

    /** The number of its partition, or null where it is in no partition placement group. */
    Integer partition();

    /** Whether it takes up capacity that others could have, as a stopped instance does not, nor one on a host. */
    boolean usesCapacity();
}
