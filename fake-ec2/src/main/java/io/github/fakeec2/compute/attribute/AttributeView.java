package io.github.fakeec2.compute.attribute;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.compute.Settings;
import io.github.fakeec2.compute.view.BlockDeviceView;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.InterfaceHosts;
import io.github.fakeec2.network.SecurityGroups;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;

/** Shows one attribute. What has no value is shown as an attribute without one, as EC2 does, and never left out. */
final class AttributeView {

    private AttributeView() {
    }

    static DescribeInstanceAttributeResponse of(Call call, Instance instance, Attribute attribute) {
        Settings settings = instance.settings();
        DescribeInstanceAttributeResponse.Builder view =
                DescribeInstanceAttributeResponse.builder().instanceId(instance.id());
        switch (attribute) {
            case INSTANCE_TYPE -> view.instanceType(text(instance.typeName()));
            case KERNEL -> view.kernelId(text(null));
            case RAMDISK -> view.ramdiskId(text(null));
            case USER_DATA -> view.userData(text(settings.userData()));
            case DISABLE_API_TERMINATION ->
                    view.disableApiTermination(flag(settings.protection().fromTermination()));
            case DISABLE_API_STOP -> view.disableApiStop(flag(settings.protection().fromStop()));
            case SHUTDOWN_BEHAVIOR ->
                    view.instanceInitiatedShutdownBehavior(text(settings.protection().shutdownBehavior()));
            case ROOT_DEVICE_NAME -> view.rootDeviceName(text(instance.launch().image().rootDeviceName()));
            case BLOCK_DEVICE_MAPPING -> view.blockDeviceMappings(BlockDeviceView.of(call, instance.id()));
            case PRODUCT_CODES -> view.productCodes(List.of());
            case SOURCE_DEST_CHECK -> view.sourceDestCheck(
                    flag(InterfaceHosts.onlyInterface(call, instance.id()).value().sourceDestCheck()));
            case GROUP_SET -> view.groups(groups(call, instance));
            case EBS_OPTIMIZED -> view.ebsOptimized(flag(settings.machine().ebsOptimized()));
            case SRIOV_NET_SUPPORT -> view.sriovNetSupport(text(settings.machine().sriovNetSupport()));
            case ENA_SUPPORT -> view.enaSupport(flag(settings.machine().ena()));
            case ENCLAVE_OPTIONS -> view.enclaveOptions(options -> options.enabled(settings.enclave()));
        }
        return view.build();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.builder().value(value).build();
    }

    private static AttributeBooleanValue flag(boolean value) {
        return AttributeBooleanValue.builder().value(value).build();
    }

    private static List<GroupIdentifier> groups(Call call, Instance instance) {
        List<GroupIdentifier> groups = new ArrayList<>();
        for (String id : Instances.groupIds(call.region(), instance.id())) {
            groups.add(GroupIdentifier.builder()
                    .groupId(id).groupName(SecurityGroups.nameOf(call, id)).build());
        }
        return groups;
    }
}
