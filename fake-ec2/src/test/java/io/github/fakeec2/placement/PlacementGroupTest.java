package io.github.fakeec2.placement;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Launching;
import io.github.fakeec2.quota.Quota;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreatePlacementGroupRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.PlacementGroup;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Placement groups, and launches into them. */
@EveryFace
class PlacementGroupTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    PlacementGroupTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private interface Creation extends Consumer<CreatePlacementGroupRequest.Builder> {
    }

    private interface Launch extends Consumer<RunInstancesRequest.Builder> {
    }

    // ---- the group

    static Stream<Arguments> groups() {
        return Stream.of(
                made("cluster", r -> r.strategy("cluster"), null, null),
                made("spread", r -> r.strategy("spread"), "rack", null),
                made("spread on racks", r -> r.strategy("spread").spreadLevel("rack"), "rack", null),
                made("spread on hosts", r -> r.strategy("spread").spreadLevel("host"), "host", null),
                made("partition", r -> r.strategy("partition"), null, 2),
                made("seven partitions", r -> r.strategy("partition").partitionCount(7), null, 7));
    }

    private static Arguments made(String what, Creation creation, String spreadLevel, Integer partitions) {
        return Arguments.of(Named.of(what, creation), spreadLevel, partitions);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void aGroupIsMadeAsAsked(Creation creation, String spreadLevel, Integer partitions) {
        PlacementGroup made = ec2.createPlacementGroup(r -> creation.accept(r.groupName("g"))).placementGroup();

        assertThat(made.groupId()).startsWith("pg-");
        assertThat(made.groupName()).isEqualTo("g");
        assertThat(made.stateAsString()).isEqualTo("available");
        assertThat(made.groupArn()).isEqualTo("arn:aws:ec2:us-east-1:" + cloud.accountId() + ":placement-group/g");
        assertThat(made.spreadLevelAsString()).isEqualTo(spreadLevel);
        assertThat(made.partitionCount()).isEqualTo(partitions);
        assertThat(ec2.describePlacementGroups().placementGroups()).containsExactly(made);
    }

    static Stream<Arguments> refusedCreations() {
        return Stream.of(
                refused("no name", r -> r.groupName(null), "MissingParameter",
                        "The request must contain the parameter groupName"),
                refused("long name", r -> r.groupName("x".repeat(256)), "InvalidParameterValue", null),
                refused("name beyond ASCII", r -> r.groupName("gr\u00fcn"), "InvalidParameterValue", null),
                refused("name in use", r -> r.groupName("taken"), "InvalidPlacementGroup.Duplicate",
                        "The Placement Group 'taken' already exists."),
                refused("no strategy", r -> r.strategy((String) null), "MissingParameter",
                        "The request must contain the parameter strategy"),
                refused("unknown strategy", r -> r.strategy("pile"), "InvalidParameterValue",
                        "Value (pile) for parameter strategy is invalid."),
                refused("partitions of a cluster", r -> r.partitionCount(3), "InvalidParameterCombination", null),
                refused("no partition", r -> r.strategy("partition").partitionCount(0), "InvalidParameterValue", null),
                refused("eight partitions", r -> r.strategy("partition").partitionCount(8), "InvalidParameterValue",
                        null),
                refused("spread level of a cluster", r -> r.spreadLevel("rack"), "InvalidParameterCombination", null),
                refused("unknown spread level", r -> r.strategy("spread").spreadLevel("shelf"),
                        "InvalidParameterValue", "Value (shelf) for parameter spreadLevel is invalid."),
                refused("tags for an instance", r -> r.tagSpecifications(t -> t.resourceType("instance")
                        .tags(Tag.builder().key("a").value("b").build())), "InvalidParameterValue", null));
    }

    private static Arguments refused(String what, Creation creation, String code, String message) {
        return Arguments.of(Named.of(what, creation), code, message);
    }

    @ParameterizedTest
    @MethodSource("refusedCreations")
    void aBadCreationIsRefused(Creation creation, String code, String message) {
        group("taken", "spread");
        assertRefusal(code, message,
                () -> ec2.createPlacementGroup(r -> creation.accept(r.groupName("g").strategy("cluster"))));
        assertThat(ec2.describePlacementGroups().placementGroups()).hasSize(1);
    }

    private static void assertRefusal(String code, String message, ThrowingCallable call) {
        if (message == null) {
            assertRefused(code, call);
        } else {
            assertRefused(code, message, call);
        }
    }

    @Test
    void aNameIsFreeInAnotherRegionAndOnceTheGroupHasGone() {
        group("g", "cluster");
        cloud.client(Ec2Client.class, "eu-west-1").createPlacementGroup(r -> r.groupName("g").strategy("cluster"));
        ec2.deletePlacementGroup(r -> r.groupName("g"));
        group("g", "spread");
        assertThat(ec2.describePlacementGroups().placementGroups())
                .extracting(PlacementGroup::strategyAsString).containsExactly("spread");
    }

    @Test
    void thereAreAsManyGroupsAsTheQuotaAllows() {
        cloud.quotas().set(Quota.PLACEMENT_GROUPS_PER_REGION, 2);
        group("a", "cluster");
        group("b", "cluster");
        assertRefused("PlacementGroupLimitExceeded", "The maximum number of placement groups has been reached.",
                () -> group("c", "cluster"));
    }

    @Test
    void groupsAreTaggedWhenTheyAreMadeAndLater() {
        String id = ec2.createPlacementGroup(r -> r.groupName("g").strategy("cluster").tagSpecifications(
                t -> t.resourceType("placement-group").tags(Tag.builder().key("team").value("a").build())))
                .placementGroup().groupId();
        ec2.createTags(r -> r.resources(id).tags(Tag.builder().key("stage").value("dev").build()));
        assertThat(ec2.describePlacementGroups().placementGroups().get(0).tags()).extracting(Tag::key, Tag::value)
                .containsExactly(tuple("team", "a"), tuple("stage", "dev"));
    }

    @ParameterizedTest
    @CsvSource({
        "group-name, c*, cluster",
        "group-arn, *:placement-group/cluster, cluster",
        "spread-level, rack, spread",
        "state, available, cluster|spread|partition",
        "state, deleted, ''",
        "strategy, partition, partition",
        "tag:team, a, cluster",
        "tag-key, team, cluster",
    })
    void groupsAreFiltered(String filter, String value, String expected) {
        ec2.createPlacementGroup(r -> r.groupName("cluster").strategy("cluster").tagSpecifications(
                t -> t.resourceType("placement-group").tags(Tag.builder().key("team").value("a").build())));
        group("spread", "spread");
        group("partition", "partition");
        assertThat(ec2.describePlacementGroups(r -> r.filters(f -> f.name(filter).values(value))).placementGroups())
                .extracting(PlacementGroup::groupName)
                .containsExactly(expected.isEmpty() ? new String[0] : expected.split("\\|"));
    }

    @Test
    void groupsAreDescribedByNameAndById() {
        group("a", "cluster");
        String b = group("b", "cluster");
        group("c", "cluster");
        assertThat(ec2.describePlacementGroups(r -> r.groupNames("a").groupIds(b)).placementGroups())
                .extracting(PlacementGroup::groupName).containsExactly("a", "b");
        assertThat(ec2.describePlacementGroups(r -> r.groupIds(b)).placementGroups())
                .extracting(PlacementGroup::groupName).containsExactly("b");
        assertRefused("InvalidPlacementGroup.Unknown", "The Placement Group 'x' is unknown.",
                () -> ec2.describePlacementGroups(r -> r.groupNames("a", "x")));
        assertRefused("InvalidPlacementGroup.Unknown", "The Placement Group 'pg-00000000000000001' is unknown.",
                () -> ec2.describePlacementGroups(r -> r.groupIds("pg-00000000000000001")));
        assertRefused("InvalidPlacementGroupId.Malformed", "Invalid id: \"pg-x\" (expecting \"pg-...\")",
                () -> ec2.describePlacementGroups(r -> r.groupIds("pg-x")));
    }

    @Test
    void aGroupIsInUseUntilItsLastInstanceIsTerminated() {
        group("g", "spread");
        String id = launch(r -> r.placement(p -> p.groupName("g"))).get(0).instanceId();
        ec2.stopInstances(r -> r.instanceIds(id));
        assertRefused("InvalidPlacementGroup.InUse", "The placement group 'g' is in use and may not be deleted.",
                () -> ec2.deletePlacementGroup(r -> r.groupName("g")));
        ec2.terminateInstances(r -> r.instanceIds(id));
        ec2.deletePlacementGroup(r -> r.groupName("g"));
        assertThat(ec2.describePlacementGroups().placementGroups()).isEmpty();
        assertThat(placement(id).groupName()).isEqualTo("g");
        assertRefused("InvalidPlacementGroup.Unknown", "The Placement Group 'g' is unknown.",
                () -> ec2.deletePlacementGroup(r -> r.groupName("g")));
        assertRefused("MissingParameter", "The request must contain the parameter groupName",
                () -> ec2.deletePlacementGroup(r -> { }));
    }

    // ---- launches

    static Stream<Arguments> refusedLaunches() {
        return Stream.of(
                launch("unknown name", r -> r.placement(p -> p.groupName("x")), "InvalidPlacementGroup.Unknown",
                        "The Placement Group 'x' is unknown."),
                launch("unknown id", r -> r.placement(p -> p.groupId("pg-00000000000000001")),
                        "InvalidPlacementGroup.Unknown", "The Placement Group 'pg-00000000000000001' is unknown."),
                launch("malformed id", r -> r.placement(p -> p.groupId("cluster")),
                        "InvalidPlacementGroupId.Malformed", "Invalid id: \"cluster\" (expecting \"pg-...\")"),
                launch("name and id", r -> r.placement(p -> p.groupName("cluster").groupId("pg-00000000000000001")),
                        "InvalidParameterCombination",
                        "The parameter groupName cannot be used with the parameter groupId"),
                launch("burstable type in a cluster", r -> r.instanceType("t3.micro")
                        .placement(p -> p.groupName("cluster")), "InvalidParameterCombination",
                        "Cluster placement groups are not supported by the 't3.micro' instance type. Specify a "
                                + "supported instance type or change the placement group strategy, and try again."),
                launch("previous generation in a cluster", r -> r.instanceType("m1.large")
                        .placement(p -> p.groupName("cluster")), "InvalidParameterCombination",
                        "Cluster placement groups are not supported by the 'm1.large' instance type. Specify a "
                                + "supported instance type or change the placement group strategy, and try again."),
                launch("Dedicated Instance in a spread", r -> r.placement(p -> p.groupName("spread")
                        .tenancy("dedicated")), "InvalidParameterCombination", null),
                launch("Dedicated Instance in three partitions", r -> r.placement(p -> p.groupName("partition")
                        .tenancy("dedicated")), "InvalidParameterCombination", null),
                launch("spread on hosts", r -> r.placement(p -> p.groupName("outpost")),
                        "InvalidParameterCombination", null),
                launch("partition without group", r -> r.placement(p -> p.partitionNumber(1)),
                        "InvalidParameterCombination", null),
                launch("partition of a spread", r -> r.placement(p -> p.groupName("spread").partitionNumber(1)),
                        "InvalidParameterCombination", null),
                launch("partition 0", r -> r.placement(p -> p.groupName("partition").partitionNumber(0)),
                        "InvalidParameterValue", null),
                launch("partition 4 of 3", r -> r.placement(p -> p.groupName("partition").partitionNumber(4)),
                        "InvalidParameterValue", null));
    }

    private static Arguments launch(String what, Launch change, String code, String message) {
        return Arguments.of(Named.of(what, change), code, message);
    }

    @ParameterizedTest
    @MethodSource("refusedLaunches")
    void aBadLaunchIsRefused(Launch change, String code, String message) {
        group("cluster", "cluster");
        group("spread", "spread");
        ec2.createPlacementGroup(r -> r.groupName("partition").strategy("partition").partitionCount(3));
        ec2.createPlacementGroup(r -> r.groupName("outpost").strategy("spread").spreadLevel("host"));
        assertRefusal(code, message, () -> launch(change));
        assertThat(ec2.describeInstances().reservations()).isEmpty();
    }

    @Test
    void anInstanceShowsItsGroupAndIsFoundByIt() {
        String group = group("g", "cluster");
        Instance launched = launch(r -> r.placement(p -> p.groupId(group))).get(0);
        Launching.one(ec2);
        assertThat(launched.placement().groupName()).isEqualTo("g");
        assertThat(launched.placement().groupId()).isEqualTo(group);
        assertThat(launched.placement().partitionNumber()).isNull();
        assertThat(found("placement-group-name", "g")).containsExactly(launched.instanceId());
        assertThat(found("placement-group-name", "")).isEmpty();
    }

    @Test
    void aClusterStaysInTheZoneOfItsFirstInstance() {
        group("g", "cluster");
        launch(r -> r.placement(p -> p.groupName("g").availabilityZone("us-east-1c")));
        assertRefused("InvalidPlacementGroup.InUse",
                "The placement group 'g' is in use in another availability zone: us-east-1c",
                () -> launch(r -> r.placement(p -> p.groupName("g").availabilityZone("us-east-1a"))));
        for (int i = 0; i < 5; i++) {
            assertThat(launch(r -> r.placement(p -> p.groupName("g"))).get(0).placement().availabilityZone())
                    .isEqualTo("us-east-1c");
        }
    }

    /** trn1.2xlarge is offered in us-east-1a and in us-east-1f. */
    @Test
    void aSpreadGoesOnlyWhereTheTypeIsOffered() {
        group("trainium", "spread");
        for (String zone : List.of("us-east-1a", "us-east-1f")) {
            List<Instance> seven = launch(r -> r.instanceType("trn1.2xlarge").minCount(7).maxCount(7)
                    .placement(p -> p.groupName("trainium")));
            assertThat(seven).extracting(instance -> instance.placement().availabilityZone()).containsOnly(zone);
        }
    }

    @Test
    void aSpreadRunsSevenInstancesInAZone() {
        group("g", "spread");
        List<Instance> seven = launch(r -> r.minCount(1).maxCount(9)
                .placement(p -> p.groupName("g").availabilityZone("us-east-1a")));
        assertThat(seven).hasSize(7);
        assertRefused("InsufficientInstanceCapacity",
                () -> launch(r -> r.placement(p -> p.groupName("g").availabilityZone("us-east-1a"))));
        assertThat(launch(r -> r.minCount(7).maxCount(7).placement(p -> p.groupName("g"))).get(0).placement()
                .availabilityZone()).isNotEqualTo("us-east-1a");

        String stopped = seven.get(0).instanceId();
        ec2.stopInstances(r -> r.instanceIds(stopped));
        launch(r -> r.placement(p -> p.groupName("g").availabilityZone("us-east-1a")));
        assertRefused("InsufficientInstanceCapacity", "Insufficient capacity.",
                () -> ec2.startInstances(r -> r.instanceIds(stopped)));
        ec2.terminateInstances(r -> r.instanceIds(seven.get(1).instanceId()));
        ec2.startInstances(r -> r.instanceIds(stopped));
        assertThat(Launching.state(ec2, stopped)).isEqualTo("running");
    }

    @Test
    void instancesAreDistributedEvenlyOverPartitions() {
        ec2.createPlacementGroup(r -> r.groupName("g").strategy("partition").partitionCount(3));
        Instance second = launch(r -> r.placement(p -> p.groupName("g").partitionNumber(2))).get(0);
        List<Instance> five = launch(r -> r.minCount(5).maxCount(5).placement(p -> p.groupName("g")));
        assertThat(second.placement().partitionNumber()).isEqualTo(2);
        assertThat(five).extracting(i -> i.placement().partitionNumber()).containsExactly(1, 3, 1, 2, 3);
        assertThat(found("placement-partition-number", "2"))
                .containsExactly(second.instanceId(), five.get(3).instanceId());
    }

    @Test
    void aClusterOfDedicatedInstancesIsFine() {
        group("g", "cluster");
        Placement placement = launch(r -> r.placement(p -> p.groupName("g").tenancy("dedicated"))).get(0).placement();
        assertThat(placement.tenancyAsString()).isEqualTo("dedicated");
        assertThat(placement.groupName()).isEqualTo("g");
    }

    @ParameterizedTest
    @CsvSource({"' '", "default"})
    void whatIsLaunchedInADedicatedVpcIsDedicated(String tenancy) {
        String asked = tenancy.isBlank() ? null : tenancy;
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").instanceTenancy("dedicated")).vpc().vpcId();
        String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/24")).subnet().subnetId();
        Instance before = launch(r -> r.subnetId(subnet).placement(p -> p.tenancy(asked))).get(0);
        assertThat(before.placement().tenancyAsString()).isEqualTo("dedicated");

        ec2.modifyVpcTenancy(r -> r.vpcId(vpc).instanceTenancy("default"));
        Instance after = launch(r -> r.subnetId(subnet).placement(p -> p.tenancy(asked))).get(0);
        assertThat(after.placement().tenancyAsString()).isEqualTo("default");
        assertThat(placement(before.instanceId()).tenancyAsString()).isEqualTo("dedicated");
    }

    // ---- help

    private String group(String name, String strategy) {
        return ec2.createPlacementGroup(r -> r.groupName(name).strategy(strategy)).placementGroup().groupId();
    }

    private List<Instance> launch(Launch change) {
        return ec2.runInstances(r -> change.accept(r.imageId(Amis.AMAZON_LINUX_2023).instanceType("m5.large")
                .minCount(1).maxCount(1))).instances();
    }

    private List<String> found(String filter, String value) {
        return ec2.describeInstances(r -> r.filters(f -> f.name(filter).values(value))).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream()).map(Instance::instanceId).toList();
    }

    private Placement placement(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0).placement();
    }
}
