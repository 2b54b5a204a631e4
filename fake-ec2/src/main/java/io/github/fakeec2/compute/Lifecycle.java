package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.AutomaticAddresses;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.storage.Volumes;
import io.github.fakeec2.time.Delay;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

/**
 * Moves instances from state to state, with all that goes with it: addresses that come and go, disks and interfaces
 * that end with the instance (EC2 user guide, "Amazon EC2 instance state changes", "Stop and start Amazon EC2
 * instances", "Terminate Amazon EC2 instances").
 */
public final class Lifecycle {

    private static final String USER_INITIATED = "User initiated";

    private final Call call;
    private final Table<Instance> instances;

    /** Of the instances that a call sees. */
    public Lifecycle(Call call) {
        this.call = call;
        this.instances = call.table(Instance.TABLE);
    }

    /** Brings an instance into another state and lets those know who follow it. */
    private Instance move(Instance moved) {
        instances.update(moved);
        for (Row<?> follower : call.region().followersOf(Instance.TABLE, moved.id())) {
            ((InstanceFollower) follower.value()).instanceMoved(call, moved);
        }
        return moved;
    }

    /** Lets a pending instance boot. */
    public void boot(Instance pending) {
        after(Delay.INSTANCE_BOOT, "boot", pending, Lifecycle::run);
    }

    private void run(Instance instance) {
        String failure = instance.generation() == 0 ? call.faults().takeLaunchFailure() : null;
        if (failure != null) {
            endLaunch(instance, LaunchFailure.byCode(failure));
            return;
        }
        Instance running = move(instance.inState(InstanceState.RUNNING, null, ""));
        attachInterfaces(running.id());
        after(Delay.STATUS_CHECKS, "status checks", running, Lifecycle::report);
    }

    /** What becomes of an instance that EC2 fails to launch: it goes from pending to terminated at once. */
    private void endLaunch(Instance pending, Instance.Reason reason) {
        finishTermination(pending.inState(InstanceState.TERMINATED, reason, reason.code()));
    }

    private void attachInterfaces(String instanceId) {
        Table<NetworkInterface> interfaces = call.table(NetworkInterface.TABLE);
        for (Row<NetworkInterface> row : List.copyOf(Instances.interfaces(call.region(), instanceId))) {
            if (row.value().attachment().status().equals("attaching")) {
                interfaces.update(row.value().withAttachment(row.value().attachment().withStatus("attached")));
            }
        }
    }

    private void report(Instance instance) {
        instances.update(instance.withChecks(instance.checks().reported()));
    }

    /** Starts a stopped instance: it keeps its private and Elastic IP addresses, or gets another public one. */
    public Instance start(Instance stopped) {
        Instance placed = StartPlace.of(call, stopped);
        Row<NetworkInterface> primary = Instances.primaryInterface(call.region(), stopped.id());
        if (primary != null) {
            AutomaticAddresses.assign(call, primary.value());
        }
        Instance pending = move(placed.startedAt(call.now()));
        boot(pending);
        return pending;
    }

    /**
     * Stops a running instance on the user's behalf: it loses a public address that AWS had assigned once it is
     * stopped.
     */
    public Instance stop(Instance running, boolean skipOsShutdown) {
        Instance stopping = moveToStopping(running, Instance.Reason.USER_SHUTDOWN, byUser(call.now()));
        if (skipOsShutdown) {
            after(Delay.INSTANCE_POWER_OFF, "stop", stopping, Lifecycle::powerOff);
        } else {
            after(Delay.INSTANCE_STOP, "stop", stopping, Lifecycle::finishStop);
        }
        return stopping;
    }

    /** Hibernates a running instance on the user's behalf: it writes its memory to its root volume and is stopped. */
    public Instance hibernate(Instance running) {
        return stop(running, Instance.Reason.USER_HIBERNATE, byUser(call.now()), Delay.INSTANCE_HIBERNATE);
    }

    /** Stops a running instance, for the reason and with the StateTransitionReason given. */
    public Instance stop(Instance running, Instance.Reason reason, String transition) {
        return stop(running, reason, transition, Delay.INSTANCE_STOP);
    }

    private Instance stop(Instance running, Instance.Reason reason, String transition, Delay duration) {
        Instance stopping = moveToStopping(running, reason, transition);
        after(duration, "stop", stopping, Lifecycle::finishStop);
        return stopping;
    }

    private Instance moveToStopping(Instance running, Instance.Reason reason, String transition) {
        return move(running.inState(InstanceState.STOPPING, reason, transition));
    }

    /**
     * Has a stopping instance stopped once its operating system has had the time to shut down, whether it has done so
     * or not (API reference, StopInstances, {@code Force}).
     */
    public void force(Instance stopping) {
        after(Instance.Reason.USER_HIBERNATE.equals(stopping.stateReason())
                ? Delay.INSTANCE_HIBERNATE : Delay.INSTANCE_STOP, "forced stop", stopping, Lifecycle::powerOff);
    }

    /**
     * What becomes of a running instance whose operating system shuts down: it is stopped or terminated, as its
     * shutdown behavior has it; a Spot Instance of a one-time request, which cannot be stopped, is terminated whatever
     * that is. Protection is of no avail (EC2 user guide, "Change the instance initiated shutdown behavior", "Change
     * termination protection").
     */
    public Instance shutDownFromInside(Instance running) {
        return running.settings().protection().shutdownBehavior().equals("terminate")
                || !mayBeStopped(running)
                ? terminate(running, Instance.Reason.INSTANCE_SHUTDOWN, USER_INITIATED)
                : stop(running, Instance.Reason.INSTANCE_SHUTDOWN, USER_INITIATED);
    }

    private boolean mayBeStopped(Instance running) {
        for (Row<?> follower : call.region().followersOf(Instance.TABLE, running.id())) {
            if (!((InstanceFollower) follower.value()).allowsStop(call)) {
                return false;
            }
        }
        return true;
    }

    /** Reboots a running instance: nothing of it changes, but those who follow it may care. */
    public Instance reboot(Instance running, Reboot why) {
        instances.update(running);
        for (Row<?> follower : call.region().followersOf(Instance.TABLE, running.id())) {
            ((InstanceFollower) follower.value()).instanceRebooted(call, running, why);
        }
        return running;
    }

    /** Reboots a running instance on another machine, as EC2 does where the one below it has failed. */
    public void recover(Instance running) {
        Instance recovered = reboot(running.withChecks(running.checks().recovered()), Reboot.BY_EC2);
        after(Delay.STATUS_CHECKS, "status checks", recovered, Lifecycle::report);
    }

    private void finishStop(Instance instance) {
        if (!call.faults().takeHangingStop()) {
            powerOff(instance);
        }
    }

    private void powerOff(Instance instance) {
        releasePublicAddress(instance.id());
        move(instance.inState(InstanceState.STOPPED, instance.stateReason(), instance.transitionReason()));
    }

    /** Terminates an instance on the user's behalf. */
    public Instance terminate(Instance instance, boolean skipOsShutdown) {
        return terminate(instance, Instance.Reason.USER_SHUTDOWN, byUser(call.now()),
                skipOsShutdown ? Delay.INSTANCE_POWER_OFF : Delay.INSTANCE_SHUTDOWN);
    }

    /** Terminates an instance that has not ended, for the reason and with the StateTransitionReason given. */
    public Instance terminate(Instance instance, Instance.Reason reason, String transition) {
        return terminate(instance, reason, transition, Delay.INSTANCE_SHUTDOWN);
    }

    private Instance terminate(Instance instance, Instance.Reason reason, String transition, Delay duration) {
        Instance leaving = move(instance.inState(InstanceState.SHUTTING_DOWN, reason, transition));
        after(duration, "shutdown", leaving, Lifecycle::finishTermination);
        return leaving;
    }

    private void finishTermination(Instance instance) {
        endInterfaces(instance.id());
        Volumes.releaseFrom(call, instance.id());
        move(instance.inState(InstanceState.TERMINATED, instance.stateReason(), instance.transitionReason()));
        endToken(instance.launch(), instance.zone());
        String id = instance.id();
        call.later(Delay.TERMINATED_VISIBLE, "terminated instance disappears",
                later -> later.table(Instance.TABLE).delete(id));
    }

    /**
     * A launch is not answered again once its instance has ended (EC2 developer guide, "Ensuring idempotency in Amazon
     * EC2 API requests").
     */
    private void endToken(Launch launch, String zone) {
        String token = launch.clientToken();
        if (token != null && !token.isEmpty()) {
            call.endToken("ec2:RunInstances", token, zone,
                    answer -> ((RunInstancesResponse) answer).reservationId().equals(launch.reservationId()),
                    AwsError.of("IdempotentInstanceTerminated",
                            "The client token you have provided is associated with a terminated instance. Please use "
                                    + "a different client token."));
        }
    }

    private void endInterfaces(String instanceId) {
        Table<NetworkInterface> interfaces = call.table(NetworkInterface.TABLE);
        for (Row<NetworkInterface> row : List.copyOf(Instances.interfaces(call.region(), instanceId))) {
            if (row.value().attachment().deleteOnTermination()) {
                NetworkInterfaces.delete(call, row.id());
            } else {
                AutomaticAddresses.release(call, row.value());
                interfaces.update(interfaces.value(row.id()).withAttachment(null));
            }
        }
    }

    private void releasePublicAddress(String instanceId) {
        Row<NetworkInterface> primary = Instances.primaryInterface(call.region(), instanceId);
        if (primary != null) {
            AutomaticAddresses.release(call, primary.value());
        }
    }

    /** Goes on with an instance after a delay, unless something else has become of it meanwhile. */
    private void after(Delay delay, String what, Instance instance, BiConsumer<Lifecycle, Instance> step) {
        String id = instance.id();
        int generation = instance.generation();
        call.begin(delay, what, later -> {
            Row<Instance> row = later.table(Instance.TABLE).find(id);
            if (row != null && row.value().generation() == generation) {
                step.accept(new Lifecycle(later), row.value());
            }
        });
    }

    private static String byUser(Instant now) {
        return USER_INITIATED + " (" + timestamp(now) + ")";
    }

    /** The StateTransitionReason of what EC2 does by itself. */
    public static String byService(Instant now) {
        return "Service initiated (" + timestamp(now) + ")";
    }

    /** The form that StateTransitionReason has: {@code 2026-01-01 00:00:00 GMT}. */
    static String timestamp(Instant moment) {
        return StampFormat.FORMAT.format(moment);
    }

    /** Made when the first instance stops, not when the first one boots. */
    private static final class StampFormat {

        static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
