package io.github.fakeec2.compute.state;

import io.github.fakeec2.compute.Hibernation;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceIds;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Lifecycle;
import io.github.fakeec2.compute.MachineCheck;
import io.github.fakeec2.compute.Protection;
import io.github.fakeec2.compute.Reboot;
import io.github.fakeec2.compute.launch.SpotRequests;
import io.github.fakeec2.compute.launch.StartCapacity;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RebootInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/** Starting, stopping, rebooting and terminating instances. */
@Simulates(family = "Instances")
final class InstanceStateApi {

    private static final SimulatedMembers START = SimulatedMembers.of("StartInstances", "", "DryRun", "InstanceIds");
    private static final SimulatedMembers STOP =
            SimulatedMembers.of("StopInstances", "", "DryRun", "Force", "Hibernate", "InstanceIds", "SkipOsShutdown");
    private static final SimulatedMembers TERMINATE =
            SimulatedMembers.of("TerminateInstances", "", "DryRun", "Force", "InstanceIds", "SkipOsShutdown");

    private final Call call;

    InstanceStateApi(Call call) {
        this.call = call;
    }

    StartInstancesResponse startInstances(StartInstancesRequest request) {
        START.requireNoOther(request);
        Lifecycle lifecycle = new Lifecycle(call);
        return StartInstancesResponse.builder()
                .startingInstances(change(request.instanceIds(), InstanceState.Request.START, instance -> {
                    if (instance.launch().spot()) {
                        SpotRequests.requireStartable(call, instance);
                    }
                    MachineCheck.requireStartable(instance.settings().machine());
                    return lifecycle.start(StartCapacity.of(call, instance));
                }))
                .build();
    }

    StopInstancesResponse stopInstances(StopInstancesRequest request) {
        STOP.requireNoOther(request);
        boolean hibernate = Boolean.TRUE.equals(request.hibernate());
        boolean skipOsShutdown = skipsOsShutdown(request);
        InstanceState.Request wanted = hibernate ? InstanceState.Request.HIBERNATE : InstanceState.Request.STOP;
        Lifecycle lifecycle = new Lifecycle(call);
        List<InstanceStateChange> changes = change(request.instanceIds(), wanted, instance -> {
            if (instance.launch().spot()) {
                SpotRequests.requireStoppable(call, instance);
            }
            if (instance.settings().protection().fromStop()) {
                throw isProtected(instance, "stopped", "disableApiStop");
            }
            if (!hibernate) {
                return lifecycle.stop(instance, skipOsShutdown);
            }
            Hibernation.requireConfigured(instance);
            Hibernation.requireReady(call, instance);
            return lifecycle.hibernate(instance);
        });
        if (Boolean.TRUE.equals(request.force())) {
            changes.forEach(change -> force(lifecycle, change.instanceId()));
        }
        return StopInstancesResponse.builder().stoppingInstances(changes).build();
    }

    private void force(Lifecycle lifecycle, String id) {
        Instance instance = call.table(Instance.TABLE).value(id);
        if (instance.state() == InstanceState.STOPPING) {
            lifecycle.force(instance);
        }
    }

    /** By its name, since the SDK has a getter for it only from some version on. */
    private static boolean skipsOsShutdown(SdkRequest request) {
        return request.getValueForField("SkipOsShutdown", Boolean.class).orElse(false);
    }

    RebootInstancesResponse rebootInstances(RebootInstancesRequest request) {
        Table<Instance> table = call.table(Instance.TABLE);
        Lifecycle lifecycle = new Lifecycle(call);
        for (Row<Instance> row : table.getAll(InstanceIds.required(request.instanceIds()))) {
            InstanceState state = row.value().state().on(InstanceState.Request.REBOOT, row.id());
            if (state == InstanceState.RUNNING) {
                lifecycle.reboot(row.value(), Reboot.REQUESTED);
            } else if (state == InstanceState.PENDING) {
                table.update(row.value()); // it boots in any case, but the request belongs into the history
            }
        }
        return RebootInstancesResponse.builder().build();
    }

    @Limits("Every operating system shuts down in time, so that Force changes nothing.")
    TerminateInstancesResponse terminateInstances(TerminateInstancesRequest request) {
        TERMINATE.requireNoOther(request);
        boolean skipOsShutdown = skipsOsShutdown(request);
        Lifecycle lifecycle = new Lifecycle(call);
        List<String> ids = requireSomeUnprotected(request.instanceIds());
        return TerminateInstancesResponse.builder()
                .terminatingInstances(change(ids, InstanceState.Request.TERMINATE,
                        instance -> lifecycle.terminate(instance, skipOsShutdown)))
                .build();
    }

    /**
     * The instances that a request terminates: all, or else those in zones where none of them is protected, and then
     * the request fails all the same (API reference, TerminateInstances).
     */
    private List<String> requireSomeUnprotected(List<String> ids) {
        List<Row<Instance>> rows = call.table(Instance.TABLE).getAll(InstanceIds.required(ids));
        AwsError refusal = null;
        Set<String> spared = new HashSet<>();
        for (Row<Instance> row : rows) {
            String protection = protectionFromTermination(row.value());
            if (protection != null) {
                spared.add(row.value().zone());
                refusal = refusal == null ? isProtected(row.value(), "terminated", protection) : refusal;
            }
        }
        if (refusal == null) {
            return ids;
        }
        List<String> others = new ArrayList<>();
        for (Row<Instance> row : rows) {
            if (!spared.contains(row.value().zone())) {
                others.add(row.id());
            }
        }
        if (others.isEmpty()) {
            throw refusal;
        }
        call.refuseButKeep(refusal);
        return others;
    }

    /** The attribute that keeps an instance from being terminated, or null. */
    private static String protectionFromTermination(Instance instance) {
        if (instance.state().on(InstanceState.Request.TERMINATE, instance.id()) == instance.state()) {
            return null;
        }
        Protection protection = instance.settings().protection();
        return protection.fromTermination() ? "disableApiTermination"
                : protection.fromStop() ? "disableApiStop" : null;
    }

    private static AwsError isProtected(Instance instance, String what, String attribute) {
        return AwsError.of("OperationNotPermitted", "The instance '" + instance.id() + "' may not be " + what
                + ". Modify its '" + attribute + "' instance attribute and try again.");
    }

    private List<InstanceStateChange> change(List<String> ids, InstanceState.Request wanted,
            Function<Instance, Instance> step) {
        Table<Instance> table = call.table(Instance.TABLE);
        List<InstanceStateChange> changes = new ArrayList<>(ids.size());
        for (Row<Instance> row : table.getAll(InstanceIds.required(ids))) {
            Instance before = row.value();
            Instance after = before.state().on(wanted, before.id()) == before.state() ? before : step.apply(before);
            changes.add(InstanceStateChange.builder()
                    .instanceId(before.id())
                    .previousState(before.state().toSdk())
                    .currentState(after.state().toSdk())
                    .build());
        }
        return changes;
    }
}
