package io.github.fakeec2.assertions;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/** Assertions on an EBS volume. */
public class VolumeAssert extends AbstractResourceAssert<VolumeAssert, Volume> {

    VolumeAssert(Scope scope, Supplier<String> id) {
        super(scope, ResourceKinds.VOLUME, id);
    }

    /** The state is {@code available}: attached to nothing. */
    public VolumeAssert isAvailable() {
        return isInState(VolumeState.AVAILABLE);
    }

    /** The state is {@code in-use}. */
    public VolumeAssert isInUse() {
        return isInState(VolumeState.IN_USE);
    }

    /** The state is the given one. */
    public VolumeAssert isInState(VolumeState state) {
        return expectState(Inputs.required(state, "state").toString());
    }

    /** The volume is attached, or being attached, to this instance. */
    public VolumeAssert isAttachedTo(String instanceId) {
        Inputs.requiredText(instanceId, "instance id");
        return expect("to be attached to", instanceId, volume -> isAttached(volume, instanceId),
                VolumeAssert::attachmentsText);
    }

    static boolean isAttached(Volume volume, String instanceId) {
        return volume.attachments().stream().anyMatch(attachment -> instanceId.equals(attachment.instanceId())
                && !"detached".equals(attachment.stateAsString()));
    }

    /** The volume is attached to nothing. */
    public VolumeAssert isNotAttached() {
        return expect("to be attached to", "nothing", volume -> volume.attachments().isEmpty(),
                VolumeAssert::attachmentsText);
    }

    private static String attachmentsText(Volume volume) {
        return volume.attachments().isEmpty() ? "attached to nothing"
                : String.join("\n", volume.attachments().stream().map(VolumeAssert::attachmentText).toList());
    }

    private static String attachmentText(VolumeAttachment attachment) {
        return attachment.stateAsString() + " to " + attachment.instanceId() + " as " + attachment.device();
    }

    /** The size in GiB is the given one. */
    public VolumeAssert hasSize(int gib) {
        return expect("to have size", gib + " GiB", volume -> Integer.valueOf(gib).equals(volume.size()),
                volume -> volume.size() + " GiB");
    }

    /** The volume type is the given one. */
    public VolumeAssert hasType(VolumeType type) {
        return expectEqual("to have type", "volume type", Inputs.required(type, "volume type").toString(),
                Volume::volumeTypeAsString);
    }

    /** The volume is in this Availability Zone. */
    public VolumeAssert isInZone(String zone) {
        return expectEqual("to be in zone", "zone", zone, Volume::availabilityZone);
    }

    /** The volume is encrypted. */
    public VolumeAssert isEncrypted() {
        return expect("to be", "encrypted", volume -> Boolean.TRUE.equals(volume.encrypted()),
                volume -> "not encrypted");
    }
}
