package io.github.fakeec2.compute.attribute;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.Settings;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;

/** Instances that a request wants to change, in the state that the change needs. */
final class Changeable {

    private Changeable() {
    }

    /**
     * An instance that has not ended.
     *
     * @throws AwsError {@code IncorrectInstanceState} where it has
     */
    static Instance alive(Call call, String id) {
        Instance instance = call.table(Instance.TABLE).get(Required.text("instanceId", id)).value();
        requireAlive(instance);
        return instance;
    }

    static void requireAlive(Instance instance) {
        if (instance.isIn("shutting-down", "terminated")) {
            throw AwsError.of("IncorrectInstanceState", "The " + instance.stateName() + " instance '" + instance.id()
                    + "' is not in a valid state for this operation.");
        }
    }

    /**
     * An instance that is stopped.
     *
     * @throws AwsError {@code IncorrectInstanceState} where it is not
     */
    static Instance stopped(Call call, String id) {
        Instance instance = call.table(Instance.TABLE).get(Required.text("instanceId", id)).value();
        requireStopped(instance);
        return instance;
    }

    static void requireStopped(Instance instance) {
        if (!instance.isIn("stopped")) {
            throw AwsError.of("IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in the 'stopped' state.");
        }
    }

    /** Gives an instance other settings. */
    static Instance change(Call call, Instance instance, Settings settings) {
        return call.table(Instance.TABLE).update(instance.with(settings)).value();
    }
}
