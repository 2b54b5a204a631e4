package io.github.fakeec2.assertions;

import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/** Assertions on EBS volumes. */
public class VolumesAssert extends AbstractResourcesAssert<VolumesAssert, VolumeAssert, Volume> {

    private final Selection<Volume> selection;

    private VolumesAssert(Scope scope, Selection<Volume> selection) {
        super(scope, ResourceKinds.VOLUME, selection);
        this.selection = selection;
    }

    static VolumesAssert all(Scope scope) {
        return new VolumesAssert(scope, Selection.everything());
    }

    @Override
    VolumesAssert narrowed(String words, Predicate<? super Volume> condition) {
        return new VolumesAssert(scope(), selection.and(words, condition));
    }

    @Override
    VolumeAssert assertOn(Scope scope, String id) {
        return new VolumeAssert(scope, () -> id);
    }

    /** Those in this state. */
    public VolumesAssert inState(VolumeState state) {
        String name = Inputs.required(state, "state").toString();
        return where("in state " + name, volume -> name.equals(volume.stateAsString()));
    }

    /** Those in this Availability Zone. */
    public VolumesAssert inZone(String zone) {
        Inputs.requiredText(zone, "zone");
        return where("in zone " + zone, volume -> zone.equals(volume.availabilityZone()));
    }

    /** Those attached to this instance. */
    public VolumesAssert attachedTo(String instanceId) {
        Inputs.requiredText(instanceId, "instance id");
        return where("attached to " + instanceId, volume -> VolumeAssert.isAttached(volume, instanceId));
    }

    /** There is at least one, and each is {@code in-use}. */
    public VolumesAssert areInUse() {
        return areInState(VolumeState.IN_USE);
    }

    /** There is at least one, and each is {@code available}. */
    public VolumesAssert areAvailable() {
        return areInState(VolumeState.AVAILABLE);
    }

    /** There is at least one, and each is in the given state. */
    public VolumesAssert areInState(VolumeState state) {
        String name = Inputs.required(state, "state").toString();
        return expectEach("to be in state", name, volume -> name.equals(volume.stateAsString()));
    }
}
