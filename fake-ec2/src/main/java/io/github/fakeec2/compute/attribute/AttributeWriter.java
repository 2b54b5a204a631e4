package io.github.fakeec2.compute.attribute;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.compute.Machine;
import io.github.fakeec2.compute.Protection;
import io.github.fakeec2.compute.Settings;
import io.github.fakeec2.compute.UserData;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.InterfaceHosts;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.storage.Volume;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMappingSpecification;

/** Carries out changes of attributes, whose instance is in the state that they need. */
final class AttributeWriter {

    private static final String INVALID = "InvalidInstanceAttributeValue";

    private final Call call;
    private final Instance instance;
    private final Settings settings;

    AttributeWriter(Call call, Instance instance) {
        this.call = call;
        this.instance = instance;
        this.settings = instance.settings();
    }

    void write(AttributeChange change) {
        Object value = change.value();
        switch (change.attribute()) {
            case SOURCE_DEST_CHECK -> NetworkInterfaces.check(call, onlyInterface(), (Boolean) value);
            case GROUP_SET -> NetworkInterfaces.changeGroups(call, onlyInterface(), texts((List<?>) value));
            case BLOCK_DEVICE_MAPPING -> {
                for (Object mapping : (List<?>) value) {
                    write((InstanceBlockDeviceMappingSpecification) mapping);
                }
            }
            default -> Changeable.change(call, instance, changed(change.attribute(), value));
        }
    }

    private NetworkInterface onlyInterface() {
        return InterfaceHosts.onlyInterface(call, instance.id()).value();
    }

    private static List<String> texts(List<?> values) {
        List<String> texts = new ArrayList<>(values.size());
        values.forEach(value -> texts.add((String) value));
        return texts;
    }

    private Settings changed(Attribute attribute, Object value) {
        Machine machine = settings.machine();
        Protection protection = settings.protection();
        return switch (attribute) {
            case INSTANCE_TYPE -> settings.with(new TypeChange(call, instance).to((String) value));
            case USER_DATA -> settings.withUserData(UserData.validated((String) value));
            case DISABLE_API_TERMINATION -> settings.with(protection.withTermination((Boolean) value));
            case DISABLE_API_STOP -> settings.with(protection.withStop((Boolean) value));
            case SHUTDOWN_BEHAVIOR -> settings.with(protection.withShutdownBehavior(behavior((String) value)));
            case EBS_OPTIMIZED -> settings.with(machine.withEbsOptimized((Boolean) value));
            case ENA_SUPPORT -> settings.with(machine.withNetworking((Boolean) value, machine.sriovNetSupport()));
            case SRIOV_NET_SUPPORT -> settings.with(machine.withNetworking(machine.ena(), sriov((String) value)));
            default -> throw AwsError.of("InvalidParameterCombination", "The attribute '" + attribute.apiName()
                    + "' cannot be set for an HVM instance."); // kernel and ramdisk: of paravirtual ones. Our text
        };
    }

    private static String behavior(String value) {
        if (!value.equals("stop") && !value.equals("terminate")) {
            throw AwsError.of(INVALID, "Invalid value '" + value + "' for instanceInitiatedShutdownBehavior");
        }
        return value;
    }

    private static String sriov(String value) {
        if (!value.equals("simple")) {
            throw AwsError.of(INVALID, "Invalid value '" + value + "' for sriovNetSupport");
        }
        return value;
    }

    private void write(InstanceBlockDeviceMappingSpecification mapping) {
        String device = Required.text("deviceName", mapping == null ? null : mapping.deviceName());
        if (mapping.ebs() == null || Required.isGiven(mapping.virtualName()) || mapping.noDevice() != null) {
            throw AwsError.of("InvalidParameterCombination", "Only the DeleteOnTermination attribute of EBS volumes "
                    + "that are attached can be modified.");
        }
        Volume volume = volumeAt(device);
        if (Required.isGiven(mapping.ebs().volumeId()) && !volume.id().equals(mapping.ebs().volumeId())) {
            throw AwsError.of(INVALID, "The volume '" + mapping.ebs().volumeId() + "' is not mapped at " + device);
        }
        boolean ends = !Boolean.FALSE.equals(mapping.ebs().deleteOnTermination());
        call.table(Volume.TABLE).update(volume.withAttachment(volume.attachment().withDeleteOnTermination(ends)));
    }

    private Volume volumeAt(String device) {
        for (Row<Volume> row : Instances.volumes(call.region(), instance.id())) {
            if (row.value().attachment().device().equals(device)) {
                return row.value();
            }
        }
        throw AwsError.of(INVALID, "No device is currently mapped at " + device);
    }
}
