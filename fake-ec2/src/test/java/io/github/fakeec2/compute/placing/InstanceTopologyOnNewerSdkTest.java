package io.github.fakeec2.compute.placing;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTopologyRequest;
import software.amazon.awssdk.services.ec2.model.InstanceTopology;
import software.amazon.awssdk.services.ec2.model.Placement;

/** How near to each other instances are. */
class InstanceTopologyOnNewerSdkTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource({"p4d.24xlarge, 3", "trn1.32xlarge, 3", "p5.48xlarge, 3", "p6-b200.48xlarge, 4", "m5.large, 0"})
    void thereIsANodeInEachLayerOfTheNetwork(String type, int layers) {
        String id = launch(type, p -> { });
        List<String> nodes = nodes(id);
        assertThat(nodes).hasSize(layers).doesNotHaveDuplicates().allMatch(node -> node.startsWith("nn-0"));
        assertThat(nodes(id)).isEqualTo(nodes);
    }

    @Test
    void thoseOfAClusterAreNearerToEachOtherThanToAnyOther() {
        ec2.createPlacementGroup(r -> r.groupName("cluster").strategy("cluster"));
        List<String> first = nodes(launch("p4d.24xlarge", p -> p.groupName("cluster").availabilityZone("us-east-1a")));
        List<String> second = nodes(launch("p4d.24xlarge", p -> p.groupName("cluster")));
        List<String> outside = nodes(launch("p4d.24xlarge", p -> p.availabilityZone("us-east-1a")));
        List<String> elsewhere = nodes(launch("p4d.24xlarge", p -> p.availabilityZone("us-east-1b")));
        assertThat(second).isEqualTo(first);
        assertThat(outside.get(0)).isEqualTo(first.get(0));
        assertThat(outside.subList(1, 3)).doesNotContainAnyElementsOf(first);
        assertThat(elsewhere).doesNotContainAnyElementsOf(first);
    }

    @Test
    void partitionsHaveNoRackInCommonNorHaveTheInstancesOfASpread() {
        ec2.createPlacementGroup(r -> r.groupName("parts").strategy("partition"));
        ec2.createPlacementGroup(r -> r.groupName("spread").strategy("spread"));
        Consumer<Placement.Builder> inZone = p -> p.availabilityZone("us-east-1a");
        List<String> one = nodes(launch("p4d.24xlarge", inZone.andThen(p -> p.groupName("parts").partitionNumber(1))));
        List<String> same = nodes(launch("p4d.24xlarge", inZone.andThen(p -> p.groupName("parts").partitionNumber(1))));
        List<String> two = nodes(launch("p4d.24xlarge", inZone.andThen(p -> p.groupName("parts").partitionNumber(2))));
        assertThat(same).isEqualTo(one);
        assertThat(two.get(0)).isEqualTo(one.get(0));
        assertThat(two.subList(1, 3)).doesNotContainAnyElementsOf(one);
        List<String> alone = nodes(launch("p4d.24xlarge", inZone.andThen(p -> p.groupName("spread"))));
        List<String> apart = nodes(launch("p4d.24xlarge", inZone.andThen(p -> p.groupName("spread"))));
        assertThat(apart.get(2)).isNotEqualTo(alone.get(2));
    }

    @Test
    void anInstanceThatDoesNotRunHasNoNodesAndStartsElsewhere() {
        String id = launch("p4d.24xlarge", p -> { });
        List<String> before = nodes(id);
        ec2.stopInstances(r -> r.instanceIds(id));
        assertThat(nodes(id)).isEmpty();
        ec2.startInstances(r -> r.instanceIds(id));
        assertThat(nodes(id)).hasSize(3).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "availability-zone, us-east-1b, 1",
        "zone-id, use1-az6, 1",
        "instance-type, p4d*, 2",
        "instance-type, m5.large, 0",
    })
    void instancesOfSupportedTypesAreListedAndFiltered(String filter, String value, int found) {
        launch("p4d.24xlarge", p -> p.availabilityZone("us-east-1a"));
        launch("p4d.24xlarge", p -> p.availabilityZone("us-east-1b"));
        launch("trn1.2xlarge", p -> p.availabilityZone("us-east-1f"));
        launch("m5.large", p -> { });
        assertThat(topology(r -> { })).hasSize(3);
        assertThat(topology(r -> r.filters(f -> f.name(filter).values(value)))).hasSize(found);
    }

    @Test
    void instancesAreListedByGroup() {
        ec2.createPlacementGroup(r -> r.groupName("cluster").strategy("cluster"));
        String inside = launch("p4d.24xlarge", p -> p.groupName("cluster"));
        String outside = launch("p4d.24xlarge", p -> { });
        assertThat(topology(r -> r.groupNames("cluster"))).extracting(InstanceTopology::instanceId,
                InstanceTopology::groupName).containsExactly(tuple(inside, "cluster"));
        assertThat(topology(r -> r.groupNames("cluster").instanceIds(outside))).isEmpty();
        assertRefused("InvalidPlacementGroup.Unknown", () -> topology(r -> r.groupNames("x")));
    }

    @Test
    void aPageHasTwentyInstancesUnlessAskedOtherwise() {
        ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType("trn1.2xlarge").minCount(25).maxCount(25));
        var first = ec2.describeInstanceTopology(r -> { });
        assertThat(first.instances()).hasSize(20);
        assertThat(topology(r -> r.nextToken(first.nextToken()))).hasSize(5);
        assertThat(topology(r -> r.maxResults(25))).hasSize(25);
        String id = first.instances().get(0).instanceId();
        assertRefused("InvalidParameterValue", () -> topology(r -> r.maxResults(0)));
        assertRefused("InvalidParameterValue", () -> topology(r -> r.maxResults(101)));
        assertRefused("InvalidParameterCombination", () -> topology(r -> r.maxResults(5).instanceIds(id)));
        assertRefused("InvalidInstanceID.NotFound", () -> topology(r -> r.instanceIds("i-00000000000000001")));
        assertRefused("InvalidParameterValue", () -> topology(r -> r.instanceIds(Collections.nCopies(101, id))));
        assertRefused("InvalidParameterValue", () -> topology(r -> r.groupNames(Collections.nCopies(101, "g"))));
    }

    private List<InstanceTopology> topology(Consumer<DescribeInstanceTopologyRequest.Builder> request) {
        return ec2.describeInstanceTopology(request).instances();
    }

    private List<String> nodes(String id) {
        return topology(r -> r.instanceIds(id)).get(0).networkNodes();
    }

    private String launch(String type, Consumer<Placement.Builder> placement) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(type).minCount(1).maxCount(1)
                .placement(placement)).instances().get(0).instanceId();
    }
}
