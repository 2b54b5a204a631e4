package io.github.fakeec2.laws;

import io.github.fakeec2.Amis;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The part of {@link Scenario} that is about where instances run. */
final class PlacementScenario {

    private PlacementScenario() {
    }

    /** A group of each strategy, with an instance in the last. */
    static void place(Ec2Client ec2) {
        ec2.createPlacementGroup(r -> r.groupName("close").strategy("cluster"));
        ec2.createPlacementGroup(r -> r.groupName("apart").strategy("spread"));
        ec2.createPlacementGroup(r -> r.groupName("parts").strategy("partition").partitionCount(3));
        ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType("m5.large").minCount(1).maxCount(1)
                .placement(p -> p.groupName("parts").partitionNumber(2)));
        ec2.describePlacementGroups(r -> r.groupNames("close", "apart"));
    }
}
