package io.github.fakeec2.laws;

import io.github.fakeec2.Amis;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The part of {@link Scenario} that is about where instances run. */
final class PlacementScenario {

    private PlacementScenario() {
    }

    /** A group of each strategy, with an instance in the last; a host with an instance, and one that was released. */
    static void place(Ec2Client ec2) {
        ec2.createPlacementGroup(r -> r.groupName("close").strategy("cluster"));
        ec2.createPlacementGroup(r -> r.groupName("apart").strategy("spread"));
        ec2.createPlacementGroup(r -> r.groupName("parts").strategy("partition").partitionCount(3));
        ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType("m5.large").minCount(1).maxCount(1)
                .placement(p -> p.groupName("parts").partitionNumber(2)));
        String host = ec2.allocateHosts(r -> r.instanceFamily("m5").availabilityZone("us-east-1a").quantity(1)
                .autoPlacement("on")).hostIds().get(0);
        String free = ec2.allocateHosts(r -> r.instanceType("c5.large").availabilityZone("us-east-1b").quantity(1))
                .hostIds().get(0);
        ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType("m5.xlarge").minCount(1).maxCount(1)
                .placement(p -> p.tenancy("host").affinity("host").hostId(host)));
        ec2.modifyHosts(r -> r.hostIds(host).hostRecovery("on"));
        ec2.releaseHosts(r -> r.hostIds(free));
        ec2.describeHosts(r -> r.hostIds(host));
        ec2.describePlacementGroups(r -> r.groupNames("close", "apart"));
    }
}
