package io.github.fakeec2.compute.placing;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.state.Table;
import software.amazon.awssdk.services.ec2.model.ModifyInstancePlacementRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstancePlacementResponse;

/** Changes where an instance runs. */
@Simulates(family = "Instances")
final class InstancePlacementApi {

    private static final SimulatedMembers MODIFY = SimulatedMembers.of("ModifyInstancePlacement", "", "Affinity",
            "GroupId", "GroupName", "HostId", "InstanceId", "PartitionNumber", "Tenancy");

    private final Call call;

    InstancePlacementApi(Call call) {
        this.call = call;
    }

    ModifyInstancePlacementResponse modifyInstancePlacement(ModifyInstancePlacementRequest request) {
        MODIFY.requireNoOther(request);
        Table<Instance> instances = call.table(Instance.TABLE);
        Instance instance = instances.get(Required.text("instanceId", request.instanceId())).value();
        requireSomething(request);
        instances.update(instance.with(
                instance.settings().with(new PlacementChange(call, request, instance).changed())));
        return ModifyInstancePlacementResponse.builder().returnValue(true).build();
    }

    /** "At least one attribute ... must be specified in the request"; an empty group name takes out of the group. */
    private static void requireSomething(ModifyInstancePlacementRequest request) {
        if (!Required.isGiven(request.affinityAsString()) && !Required.isGiven(request.hostId())
                && !Required.isGiven(request.tenancyAsString()) && request.groupName() == null
                && request.groupId() == null && request.partitionNumber() == null) {
            throw AwsError.of("MissingParameter", "The request must contain at least one of affinity, groupId, "
                    + "groupName, hostId, partitionNumber, tenancy");
        }
    }
}
