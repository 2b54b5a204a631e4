package io.github.fakeec2;

import io.github.fakeec2.compute.InstanceLever;
import io.github.fakeec2.state.History;
import java.util.List;

/** An instance in the hands of a test: what no API call can do to it. */
public final class SimulatedInstance {

    private final InstanceLever lever;

    SimulatedInstance(InstanceLever lever) {
        this.lever = lever;
    }

    /** The instance's id. */
    public String id() {
        return lever.id();
    }

    /** The state by AWS's name, such as {@code running}. */
    public String state() {
        return lever.state();
    }

    /** The machine below the instance fails: the system status check says {@code impaired}. */
    public void failSystemStatusCheck() {
        lever.checks(false, null);
    }

    /** The instance itself fails: the instance status check says {@code impaired}. */
    public void failInstanceStatusCheck() {
        lever.checks(null, false);
    }

    /** Both status checks say {@code ok} again. */
    public void passStatusChecks() {
        lever.checks(true, true);
    }

    /**
     * EC2 takes a Spot Instance back: two minutes after the notice it is terminated.
     *
     * @throws IllegalStateException if the instance is no Spot Instance, or is not running
     */
    public void interruptSpot() {
        lever.interruptSpot();
    }

    /** What happened to the instance, oldest first. */
    public List<History.Entry> history() {
        return lever.history();
    }

    @Override
    public String toString() {
        return id() + " (" + state() + ")";
    }
}
