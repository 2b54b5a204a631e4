package io.github.fakeec2.compute;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Resource;

/**
 * A resource that acts on what becomes of instances, as a fleet replaces those that end. Which instances it follows is
 * declared with its kind: {@link io.github.fakeec2.state.TableType#follows}.
 */
public interface InstanceFollower extends Resource {

    /**
     * An instance that it follows has come into another state, as part of the transaction of this call.
     *
     * @param instance as it is now
     */
    void instanceMoved(Call call, Instance instance);

    /**
     * A running instance that it follows has been rebooted, as part of the transaction of this call, and is still
     * running. Most do not mind.
     *
     * @param why what made it reboot
     */
    default void instanceRebooted(Call call, Instance instance, Reboot why) {
    }

    /** Whether an instance that it follows can be stopped as far as it is concerned, and not only terminated. */
    default boolean allowsStop(Call call) {
        return true;
    }
}
