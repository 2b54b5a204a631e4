package io.github.fakeec2.compute.attribute;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.InterfaceHosts;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResetInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetInstanceAttributeResponse;

/** Changes, shows and sets back single attributes of instances. */
@Simulates(family = "Instances")
final class InstanceAttributeApi {

    private final Call call;

    InstanceAttributeApi(Call call) {
        this.call = call;
    }

    @Limits("All images are HVM, so that kernels and RAM disks are refused.")
    ModifyInstanceAttributeResponse modifyInstanceAttribute(ModifyInstanceAttributeRequest request) {
        String id = Required.text("instanceId", request.instanceId());
        if (!id.startsWith("i-")) {
            throw AwsError.invalidValue("instanceId", id, "Expected: 'i-...'.");
        }
        AttributeChange change = AttributeChange.of(request);
        Instance instance = call.table(Instance.TABLE).get(id).value();
        requireState(instance, change.attribute());
        new AttributeWriter(call, instance).write(change);
        return ModifyInstanceAttributeResponse.builder().build();
    }

    private static void requireState(Instance instance, Attribute attribute) {
        if (attribute.needsStop()) {
            Changeable.requireStopped(instance);
        } else {
            Changeable.requireAlive(instance);
        }
        if (attribute.notOfSpot() && instance.launch().spot()) {
            throw AwsError.of("UnsupportedOperation",
                    "Modifying '" + attribute.apiName() + "' is not supported for spot instances.");
        }
    }

    DescribeInstanceAttributeResponse describeInstanceAttribute(DescribeInstanceAttributeRequest request) {
        String id = Required.text("instanceId", request.instanceId());
        String name = Required.text("attribute", request.attributeAsString());
        Attribute attribute = Attribute.named(name);
        if (attribute == null || attribute == Attribute.ENA_SUPPORT) { // "not supported", says the API reference
            throw AwsError.invalidValue("attribute", name, "Unknown attribute.");
        }
        Row<Instance> row = call.table(Instance.TABLE).get(id);
        return AttributeView.of(call, row.value(), attribute);
    }

    ResetInstanceAttributeResponse resetInstanceAttribute(ResetInstanceAttributeRequest request) {
        String id = Required.text("instanceId", request.instanceId());
        String name = Required.text("attribute", request.attributeAsString());
        Attribute attribute = Attribute.named(name);
        if (attribute == null) {
            throw AwsError.invalidValue("attribute", name, "Unknown attribute.");
        }
        Instance instance = call.table(Instance.TABLE).get(id).value();
        switch (attribute) {
            case KERNEL, RAMDISK -> Changeable.requireStopped(instance); // an HVM instance has its default anyway
            case SOURCE_DEST_CHECK -> {
                Changeable.requireAlive(instance);
                NetworkInterfaces.check(call, InterfaceHosts.onlyInterface(call, id).value(), true);
            }
            default -> throw AwsError.invalidValue("attribute", name, "The attribute cannot be reset.");
        }
        return ResetInstanceAttributeResponse.builder().build();
    }
}
