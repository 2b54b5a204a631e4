package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.ResourceKinds.INSTANCE;
import static io.github.fakeec2.assertions.ResourceKinds.stateOf;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/**
 * Assertions on instances. Those that are shutting down or terminated are left out, unless they are asked for:
 * by {@link #includingTerminated()}, by {@link #inState} or by {@link #areTerminated()}.
 */
public class InstancesAssert extends AbstractResourcesAssert<InstancesAssert, InstanceAssert, Instance> {

    private static final Set<String> GONE = Set.of("shutting-down", "terminated");

    private final Selection<Instance> wanted;
    private final boolean withGone;

    private InstancesAssert(Scope scope, Selection<Instance> wanted, boolean withGone) {
        super(scope, INSTANCE, withGone ? wanted
                : new Selection<>(wanted.words(), wanted.condition().and(instance -> !isGone(instance))));
        this.wanted = wanted;
        this.withGone = withGone;
    }

    static InstancesAssert all(Scope scope) {
        return new InstancesAssert(scope, Selection.everything(), false);
    }

    private static boolean isGone(Instance instance) {
        String state = stateOf(instance);
        return state != null && GONE.contains(state);
    }

    @Override
    InstancesAssert narrowed(String words, Predicate<? super Instance> condition) {
        return new InstancesAssert(scope(), wanted.and(words, condition), withGone);
    }

    @Override
    InstanceAssert assertOn(Scope scope, String id) {
        return new InstanceAssert(scope, () -> id);
    }

    @Override
    List<Instance> leftOut() {
        return withGone ? List.of()
                : wanted.from(INSTANCE.list(scope())).stream().filter(InstancesAssert::isGone).toList();
    }

    // ---- which ones

    /** All, also those that are shutting down or terminated and that EC2 still shows. */
    public InstancesAssert includingTerminated() {
        return withGone ? this : navigate(new InstancesAssert(scope(), wanted, true));
    }

    /** Those in one of these states. */
    public InstancesAssert inState(InstanceStateName... states) {
        if (Inputs.required(states, "states").length == 0) {
            throw new IllegalArgumentException("At least one state must be given");
        }
        Set<String> names = Arrays.stream(states).map(state -> Inputs.required(state, "state").toString())
                .collect(Collectors.toSet());
        String words = "in state " + Arrays.stream(states).map(InstanceStateName::toString)
                .collect(Collectors.joining(" or "));
        return navigate(new InstancesAssert(scope(),
                wanted.and(words, instance -> names.contains(String.valueOf(stateOf(instance)))), true));
    }

    /** Those in this Availability Zone. */
    public InstancesAssert inZone(String zone) {
        Inputs.requiredText(zone, "zone");
        return where("in zone " + zone, instance -> zone.equals(InstanceAssert.zoneOf(instance)));
    }

    /** Those in this subnet. */
    public InstancesAssert inSubnet(String subnetId) {
        Inputs.requiredText(subnetId, "subnet id");
        return where("in subnet " + subnetId, instance -> subnetId.equals(instance.subnetId()));
    }

    /** Those in this VPC. */
    public InstancesAssert inVpc(String vpcId) {
        Inputs.requiredText(vpcId, "VPC id");
        return where("in VPC " + vpcId, instance -> vpcId.equals(instance.vpcId()));
    }

    /** Those of this instance type. */
    public InstancesAssert ofType(InstanceType type) {
        String name = Inputs.required(type, "instance type").toString();
        return where("of type " + name, instance -> name.equals(instance.instanceTypeAsString()));
    }

    /** Those that were launched from this image. */
    public InstancesAssert withImage(String imageId) {
        Inputs.requiredText(imageId, "image id");
        return where("with image " + imageId, instance -> imageId.equals(instance.imageId()));
    }

    // ---- what holds for them

    /** There is at least one, and each is {@code running}. */
    public InstancesAssert areRunning() {
        return areInState(InstanceStateName.RUNNING);
    }

    /** There is at least one, and each is {@code stopped}. */
    public InstancesAssert areStopped() {
        return areInState(InstanceStateName.STOPPED);
    }

    /** There is at least one, and each is {@code terminated}. Goes on with terminated ones included. */
    public InstancesAssert areTerminated() {
        return areInState(InstanceStateName.TERMINATED);
    }

    /** There is at least one, and each is in the given state. */
    public InstancesAssert areInState(InstanceStateName state) {
        String name = Inputs.required(state, "state").toString();
        InstancesAssert meant = GONE.contains(name) ? includingTerminated() : this;
        return meant.expectEach("to be in state", name, instance -> name.equals(stateOf(instance)));
    }
}
