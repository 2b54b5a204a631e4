package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.InterfaceHosts;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;

/** Changes attributes of instances. */
@Simulates(family = "Instances")
final class InstanceAttributeApi {

    private static final SimulatedMembers MODIFY = SimulatedMembers.of("ModifyInstanceAttribute", "", "DryRun",
            "Groups", "InstanceId", "SourceDestCheck");

    private final Call call;

    InstanceAttributeApi(Call call) {
        this.call = call;
    }

    @Limits("Security groups and the source/destination check can be changed; requests to change anything else are "
            + "refused.")
    ModifyInstanceAttributeResponse modifyInstanceAttribute(ModifyInstanceAttributeRequest request) {
        MODIFY.requireNoOther(request);
        String id = Required.text("instanceId", request.instanceId());
        boolean check = request.sourceDestCheck() != null;
        if (check == !request.groups().isEmpty()) {
            throw check
                    ? AwsError.of("InvalidParameterCombination",
                            "Fields for multiple attribute types specified: sourceDestCheck, groupSet")
                    : AwsError.of("InvalidParameterCombination", "No attributes specified.");
        }
        Instance instance = call.table(Instance.TABLE).get(id).value();
        if (instance.isIn("shutting-down", "terminated")) {
            throw AwsError.of("IncorrectInstanceState", "The " + instance.stateName() + " instance '" + id
                    + "' is not in a valid state for this operation.");
        }
        NetworkInterface only = InterfaceHosts.onlyInterface(call, id).value();
        if (!check) {
            NetworkInterfaces.changeGroups(call, only, request.groups());
        } else if (request.sourceDestCheck().value() == null) {
            throw Required.missing("sourceDestCheck");
        } else {
            NetworkInterfaces.check(call, only, request.sourceDestCheck().value());
        }
        return ModifyInstanceAttributeResponse.builder().build();
    }
}
