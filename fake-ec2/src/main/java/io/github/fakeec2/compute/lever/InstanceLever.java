package io.github.fakeec2.compute.lever;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Lifecycle;
import io.github.fakeec2.compute.Reboot;
import io.github.fakeec2.compute.launch.SpotRequests;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.state.History;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.function.BiConsumer;

/** What a test can do to an instance from outside the API. */
public final class InstanceLever {

    private final Gateway gateway;
    private final String account;
    private final String region;
    private final String id;

    /** The lever on an instance that exists. */
    public InstanceLever(Gateway gateway, String account, String region, String id) {
        this.gateway = gateway;
        this.account = account;
        this.region = region;
        this.id = id;
    }

    /** The instance's id. */
    public String id() {
        return id;
    }

    /** The state's name, such as {@code running}. */
    public String state() {
        return row().value().stateName();
    }

    /** What happened to the instance, also once it has disappeared. */
    public List<History.Entry> history() {
        gateway.time().beforeLook();
        return gateway.world().historyOf(id);
    }

    /**
     * Lets the status checks find what is given; null leaves a check as it is.
     *
     * @throws IllegalStateException if the instance is terminated
     */
    public void checks(Boolean systemOk, Boolean instanceOk, Boolean attachedEbsOk) {
        change("status check", (call, instance) -> {
            requireNotTerminated(instance, "EC2 checks it no more");
            Instance.Checks before = instance.checks();
            Instance.Checks after = before.with(systemOk, instanceOk, attachedEbsOk, call.now());
            call.table(Instance.TABLE).update(instance.withChecks(after));
            if (before.systemImpairedSince() == null && after.systemImpairedSince() != null) {
                Recovery.plan(call, id, after.systemImpairedSince());
            }
        });
    }

    /**
     * Shuts the instance down from its own operating system.
     *
     * @throws IllegalStateException if it is not running
     */
    public void shutDownFromInside() {
        change("shutdown from inside", (call, instance) ->
                new Lifecycle(call).shutDownFromInside(requireRunning(instance, "shuts down from inside")));
    }

    /**
     * Reboots the instance from its own operating system.
     *
     * @throws IllegalStateException if it is not running
     */
    public void rebootFromInside() {
        change("reboot from inside", (call, instance) ->
                new Lifecycle(call).reboot(requireRunning(instance, "reboots from inside"), Reboot.FROM_INSIDE));
    }

    /**
     * Refuses what EC2 does to no terminated instance.
     *
     * @param consequence what EC2 does not do
     * @throws IllegalStateException if the instance is terminated
     */
    public static void requireNotTerminated(Instance instance, String consequence) {
        if (instance.state() == InstanceState.TERMINATED) {
            throw new IllegalStateException(instance.id() + " is terminated: " + consequence);
        }
    }

    private Instance requireRunning(Instance instance, String what) {
        if (instance.state() != InstanceState.RUNNING) {
            throw new IllegalStateException(
                    "Only a running instance " + what + "; " + id + " is " + instance.stateName());
        }
        return instance;
    }

    /**
     * Gives a Spot Instance its interruption notice (EC2 user guide, "Spot Instance interruption notices").
     *
     * @throws IllegalStateException if it is no Spot Instance or not running
     */
    public void interruptSpot() {
        change("spot interruption notice", (call, instance) -> {
            if (!instance.launch().spot()) {
                throw new IllegalStateException(id + " is not a Spot Instance; launch it with instanceMarketOptions");
            }
            if (instance.state() != InstanceState.RUNNING) {
                throw new IllegalStateException("Only a running Spot Instance is interrupted; " + id + " is "
                        + instance.stateName());
            }
            new SpotRequests(call).notice(instance);
        });
    }

    /**
     * Does something to the instance as one transaction, as EC2 does things outside of any call.
     *
     * @param what what it is, for the history
     * @throws IllegalStateException if the instance no longer exists
     */
    public void change(String what, BiConsumer<Call, Instance> effect) {
        gateway.time().beforeLook();
        gateway.change(account, region, what,
                call -> effect.accept(call, existing(call.table(Instance.TABLE).find(id))));
    }

    private Instance existing(Row<Instance> row) {
        if (row == null) {
            throw new IllegalStateException(id + " no longer exists");
        }
        return row.value();
    }

    private Row<?> row() {
        gateway.time().beforeLook();
        Row<?> row = gateway.world().find(id);
        if (row == null) {
            throw new IllegalStateException(id + " no longer exists");
        }
        return row;
    }
}
