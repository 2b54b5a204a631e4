package io.github.fakeec2.compute;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.storage.Volume;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** What instances have, and what other families do with them. */
public final class Instances {

    private Instances() {
    }

    /**
     * Launches instances on behalf of a resource, such as a fleet, as RunInstances does.
     *
     * @throws io.github.fakeec2.error.AwsError what RunInstances has against the request
     */
    public static List<Row<Instance>> launch(Call call, RunInstancesRequest request) {
        return new Launcher(call, LaunchRequest.checked(call, request)).launch();
    }

    /** Stops a running instance, for the reason and with the StateTransitionReason given. */
    public static Instance stop(Call call, Instance instance, Instance.Reason reason, String transition) {
        return new Lifecycle(call).stop(instance, reason, transition);
    }

    /** Terminates an instance that has not ended, for the reason and with the StateTransitionReason given. */
    public static Instance terminate(Call call, Instance instance, Instance.Reason reason, String transition) {
        return new Lifecycle(call).terminate(instance, reason, transition);
    }

    /** Terminates an instance that has not ended, on the user's behalf. */
    public static Instance terminate(Call call, Instance instance) {
        return new Lifecycle(call).terminate(instance, false);
    }

    /**
     * Checks a launch as RunInstances does before it launches anything.
     *
     * @throws io.github.fakeec2.error.AwsError what RunInstances has against the request
     * @throws io.github.fakeec2.error.NotSimulatedException for what is not simulated of it
     */
    public static void requireValid(Call call, RunInstancesRequest request) {
        new Launcher(call, LaunchRequest.checked(call, request));
    }

    /** Reboots a running instance. */
    public static void reboot(Call call, Instance instance, Reboot why) {
        new Lifecycle(call).reboot(instance, why);
    }

    /**
     * The StateTransitionReason of what EC2 does now by itself: {@code Service initiated (2026-01-01 00:00:00 GMT)}.
     */
    public static String serviceInitiated(Call call) {
        return Lifecycle.byService(call.now());
    }

    /** The primary interface, or null where it has gone with the instance. */
    public static Row<NetworkInterface> primaryInterface(RegionState region, String instanceId) {
        for (Row<NetworkInterface> row : interfaces(region, instanceId)) {
            if (row.value().attachment().isPrimary()) {
                return row;
            }
        }
        return null;
    }

    /** The security groups of the primary interface, which are the instance's. */
    public static List<String> groupIds(RegionState region, String instanceId) {
        Row<NetworkInterface> primary = primaryInterface(region, instanceId);
        return primary == null ? List.of() : primary.value().groupIds();
    }

    /** Its interfaces, in the order of their attachment. */
    public static Collection<Row<NetworkInterface>> interfaces(RegionState region, String instanceId) {
        return region.table(NetworkInterface.TABLE).by(NetworkInterface.BY_INSTANCE, instanceId);
    }

    /** The volumes that are attached to it. */
    public static Collection<Row<Volume>> volumes(RegionState region, String instanceId) {
        return region.table(Volume.TABLE).by(Volume.BY_INSTANCE, instanceId);
    }
}
