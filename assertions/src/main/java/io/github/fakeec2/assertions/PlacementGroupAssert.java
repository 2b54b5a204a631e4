package io.github.fakeec2.assertions;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.PlacementGroup;
import software.amazon.awssdk.services.ec2.model.PlacementGroupState;
import software.amazon.awssdk.services.ec2.model.PlacementStrategy;

/** Assertions on a placement group. */
public class PlacementGroupAssert extends AbstractResourceAssert<PlacementGroupAssert, PlacementGroup> {

    PlacementGroupAssert(Scope scope, Supplier<String> name) {
        super(scope, ResourceKinds.PLACEMENT_GROUP, name);
    }

    /** The state is {@code available}. */
    public PlacementGroupAssert isAvailable() {
        return expectState(PlacementGroupState.AVAILABLE.toString());
    }

    /** The strategy is the given one. */
    public PlacementGroupAssert hasStrategy(PlacementStrategy strategy) {
        return expectEqual("to have strategy", "strategy", Inputs.required(strategy, "strategy").toString(),
                PlacementGroup::strategyAsString);
    }

    /** The number of partitions is the given one. */
    public PlacementGroupAssert hasPartitions(int count) {
        return expectEqual("to have partitions", "number", count, PlacementGroup::partitionCount);
    }
}
