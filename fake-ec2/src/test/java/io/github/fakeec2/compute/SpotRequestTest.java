package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RequestSpotLaunchSpecification;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.SpotMarketOptions;

/** Spot Instance requests, made by a launch or for later, and what becomes of them and of their instances. */
@EveryFace
class SpotRequestTest {

    private static final String NO_CAPACITY = "There is no Spot capacity available that matches your request.";
    private static final Duration NOTICE = Duration.ofMinutes(2);
    private static final Duration BLINK = Duration.ofMillis(1);

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    SpotRequestTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    // ---- by RunInstances

    @Test
    void aSpotLaunchMakesOneFulfilledRequestForEachInstance() {
        List<Instance> instances = launch(r -> r.minCount(2).maxCount(2)
                .instanceMarketOptions(m -> m.marketType("spot").spotOptions(o -> o.maxPrice("0.05")))
                .tagSpecifications(s -> s.resourceType(ResourceType.SPOT_INSTANCES_REQUEST)
                        .tags(t -> t.key("team").value("a"))));

        List<SpotInstanceRequest> requests = ec2.describeSpotInstanceRequests().spotInstanceRequests();
        assertThat(requests).extracting(SpotInstanceRequest::instanceId)
                .containsExactlyElementsOf(instances.stream().map(Instance::instanceId).toList());
        assertThat(instances).extracting(Instance::spotInstanceRequestId)
                .containsExactlyElementsOf(requests.stream().map(SpotInstanceRequest::spotInstanceRequestId).toList());
        SpotInstanceRequest request = requests.get(0);
        assertThat(request.stateAsString()).isEqualTo("active");
        assertThat(request.status().code()).isEqualTo("fulfilled");
        assertThat(request.status().message()).isEqualTo("Your spot request is fulfilled.");
        assertThat(request.typeAsString()).isEqualTo("one-time");
        assertThat(request.instanceInterruptionBehaviorAsString()).isEqualTo("terminate");
        assertThat(request.spotPrice()).isEqualTo("0.050000");
        assertThat(request.productDescriptionAsString()).isEqualTo("Linux/UNIX");
        assertThat(request.launchedAvailabilityZone()).isEqualTo(instances.get(0).placement().availabilityZone());
        assertThat(request.launchSpecification().imageId()).isEqualTo(instances.get(0).imageId());
        assertThat(request.launchSpecification().instanceTypeAsString()).isEqualTo("t3.micro");
        assertThat(request.validUntil()).isNull();
        assertThat(request.tags()).singleElement().satisfies(tag -> assertThat(tag.value()).isEqualTo("a"));
        assertThat(ec2.describeInstances(r -> r.filters(f -> f.name("spot-instance-request-id")
                .values(request.spotInstanceRequestId()))).reservations().get(0).instances())
                .extracting(Instance::instanceId).containsExactly(instances.get(0).instanceId());
    }

    @Test
    void anOnDemandLaunchMakesNoRequest() {
        assertThat(launch(r -> { }).get(0).spotInstanceRequestId()).isNull();
        assertThat(ec2.describeSpotInstanceRequests().spotInstanceRequests()).isEmpty();
    }

    @Test
    void aSpotLaunchWithoutCapacityFailsInItsOwnWords() {
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.T3_MICRO, 0);

        assertRefused("InsufficientInstanceCapacity", NO_CAPACITY, () -> launch(r -> r
                .placement(p -> p.availabilityZone("us-east-1a")).instanceMarketOptions(m -> m.marketType("spot"))));
        assertThat(ec2.describeSpotInstanceRequests().spotInstanceRequests()).isEmpty();
    }

    static Stream<Arguments> badMarkets() {
        return Stream.of(
                market("InvalidParameterValue", o -> o.spotInstanceType("sometimes")),
                market("InvalidParameterValue", o -> o.instanceInterruptionBehavior("explode")),
                market("InvalidParameterValue", o -> o.maxPrice("cheap")),
                market("InvalidParameterValue", o -> o.maxPrice("0.0009")),
                market("InvalidParameterValue", o -> o.maxPrice("1e999999999")),
                market("InvalidParameterCombination", o -> o.spotInstanceType("persistent")),
                market("InvalidParameterCombination", o -> o.instanceInterruptionBehavior("stop")),
                market("InvalidParameterCombination", o -> o.validUntil(Instant.parse("2099-01-01T00:00:00Z"))),
                market("InvalidParameterValue", o -> o.spotInstanceType("persistent")
                        .instanceInterruptionBehavior("stop").validUntil(Instant.parse("2001-01-01T00:00:00Z"))));
    }

    private static Arguments market(String code, Consumer<SpotMarketOptions.Builder> options) {
        return Arguments.of(code, options);
    }

    @ParameterizedTest
    @MethodSource("badMarkets")
    void aSpotLaunchWhoseOptionsCannotBeIsRefused(String code, Consumer<SpotMarketOptions.Builder> options) {
        assertRefused(code, () -> launch(r -> r.instanceMarketOptions(m -> m.marketType("spot")
                .spotOptions(options))));
        assertThat(ec2.describeInstances().reservations()).isEmpty();
    }

    @Test
    void anInstanceThatIsToHibernateDoesSoWhenInterrupted() {
        launch(r -> hibernating(r).instanceMarketOptions(m -> m.marketType("spot")));

        assertThat(only().instanceInterruptionBehaviorAsString()).isEqualTo("hibernate");
        assertRefused("InvalidParameterCombination", () -> launch(r -> hibernating(r)
                .instanceMarketOptions(m -> m.marketType("spot").spotOptions(
                        o -> o.spotInstanceType("persistent").instanceInterruptionBehavior("stop")))));
    }

    // ---- by RequestSpotInstances

    @Test
    void aRequestIsEvaluatedAndThenFulfilled() {
        String group = ec2.createSecurityGroup(r -> r.groupName("web").description("web")).groupId();
        SpotInstanceRequest made = request(r -> r.spotPrice("0.1").launchSpecification(s -> s
                .imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO).securityGroupIds(group)
                .placement(p -> p.availabilityZone("us-east-1b")).monitoring(m -> m.enabled(true))));

        assertThat(made.stateAsString()).isEqualTo("open");
        assertThat(made.status().code()).isEqualTo("pending-evaluation");
        assertThat(made.status().message())
                .isEqualTo("Your Spot request has been submitted for review, and is pending evaluation.");
        assertThat(made.validUntil()).isEqualTo(made.createTime().plus(Duration.ofDays(7)));
        SpotInstanceRequest fulfilled = only();
        assertThat(fulfilled.stateAsString()).isEqualTo("active");
        assertThat(fulfilled.launchSpecification().securityGroups()).singleElement()
                .satisfies(shown -> assertThat(shown.groupName()).isEqualTo("web"));
        Instance instance = instance(fulfilled.instanceId());
        assertThat(instance.spotInstanceRequestId()).isEqualTo(fulfilled.spotInstanceRequestId());
        assertThat(instance.instanceLifecycleAsString()).isEqualTo("spot");
        assertThat(instance.placement().availabilityZone()).isEqualTo("us-east-1b");
        assertThat(instance.securityGroups()).extracting(g -> g.groupId()).containsExactly(group);
        assertThat(instance.monitoring().stateAsString()).isEqualTo("enabled");
    }

    @Test
    void aRequestWithoutCapacityWaitsForIt() {
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.T3_MICRO, 0);
        request(inZoneA());
        assertThat(only().stateAsString()).isEqualTo("open");
        assertThat(only().status().code()).isEqualTo("capacity-not-available");
        assertThat(only().status().message()).isEqualTo(NO_CAPACITY);

        cloud.time().advance(Duration.ofHours(1));
        assertThat(only().status().code()).isEqualTo("capacity-not-available");
        cloud.faults().zone("us-east-1a").hasAnyCapacity(InstanceType.T3_MICRO);
        cloud.time().advance(Duration.ofMinutes(10));

        assertThat(only().stateAsString()).isEqualTo("active");
    }

    @Test
    void aRequestThatIsNeverFulfilledExpires() {
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.T3_MICRO, 0);
        SpotInstanceRequest made = request(inZoneA());

        cloud.time().advanceTo(made.validUntil().minus(BLINK));
        assertThat(only().stateAsString()).isEqualTo("open");
        cloud.time().advance(BLINK);
        assertThat(only().stateAsString()).isEqualTo("cancelled");
        assertThat(only().status().code()).isEqualTo("schedule-expired");
    }

    @Test
    void aRequestForLaterIsNotScheduledYet() {
        Instant start = cloud.time().now().plus(Duration.ofHours(1));
        request(r -> r.validFrom(start).launchSpecification(s -> s.imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO)));

        cloud.time().advanceTo(start.minus(BLINK));
        assertThat(only().status().code()).isEqualTo("not-scheduled-yet");
        cloud.time().advance(BLINK);
        assertThat(only().stateAsString()).isEqualTo("active");
    }

    @Test
    void aRequestWhoseLaunchHasBecomeImpossibleFailsAndSaysWhy() {
        String group = ec2.createSecurityGroup(r -> r.groupName("web").description("web")).groupId();
        request(r -> r.validFrom(cloud.time().now().plus(Duration.ofHours(1))).launchSpecification(s -> s
                .imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO).securityGroupIds(group)));
        ec2.deleteSecurityGroup(r -> r.groupId(group));

        cloud.time().advance(Duration.ofHours(1));

        assertThat(only().stateAsString()).isEqualTo("failed");
        assertThat(only().status().code()).isEqualTo("bad-parameters");
        assertThat(only().fault().code()).isEqualTo("InvalidGroup.NotFound");
        assertThat(found("fault-code", "InvalidGroup.NotFound")).hasSize(1);
        assertThat(found("fault-message", "*" + group + "*")).hasSize(1);
        assertThat(cancel(only().spotInstanceRequestId())).isEqualTo("closed");
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                bad("MissingParameter", r -> r.launchSpecification((RequestSpotLaunchSpecification) null)),
                bad("MissingParameter", r -> r.launchSpecification(s -> { })),
                bad("InvalidAMIID.NotFound", r -> r.launchSpecification(s -> s.imageId("ami-0123456789abcdef0"))),
                bad("InvalidSubnetID.NotFound", r -> r.launchSpecification(s -> s.imageId(Amis.AMAZON_LINUX_2023)
                        .instanceType(InstanceType.T3_MICRO).subnetId("subnet-0123456789abcdef0"))),
                bad("InvalidParameterValue", r -> r.instanceCount(0)),
                bad("MaxSpotInstanceCountExceeded", r -> r.instanceCount(Integer.MAX_VALUE)),
                bad("InvalidParameterValue", r -> r.type("sometimes")),
                bad("InvalidParameterValue", r -> r.instanceInterruptionBehavior("explode")),
                bad("InvalidParameterCombination", r -> r.instanceInterruptionBehavior("stop")),
                bad("InvalidParameterValue", r -> r.spotPrice("0")),
                bad("InvalidParameterValue", r -> r.validFrom(Instant.parse("2001-01-01T00:00:00Z"))),
                bad("InvalidParameterValue", r -> r.validUntil(Instant.parse("2001-01-01T00:00:00Z"))),
                bad("InvalidParameterValue", r -> r.validFrom(Instant.parse("2099-01-01T00:00:00Z"))
                        .validUntil(Instant.parse("2098-01-01T00:00:00Z"))));
    }

    private static Arguments bad(String code, Consumer<RequestSpotInstancesRequest.Builder> change) {
        return Arguments.of(code, change);
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void aRequestThatCannotBeIsRefused(String code, Consumer<RequestSpotInstancesRequest.Builder> change) {
        assertRefused(code, () -> request(r -> r.launchSpecification(s -> s.imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO)).applyMutation(change)));
        assertThat(ec2.describeSpotInstanceRequests().spotInstanceRequests()).isEmpty();
    }

    @Test
    void groupsOfRequestsAreNotSimulated() {
        assertThatThrownBy(() -> request(r -> r.launchGroup("together"))).isInstanceOf(NotSimulatedException.class)
                .hasMessageContaining("launchGroup");
        assertThat(found("launch-group", "*")).isEmpty();
        assertThat(found("availability-zone-group", "*")).isEmpty();
    }

    // ---- cancelling

    @Test
    void cancellingLeavesTheInstanceRunning() {
        request(inZoneA());
        String instance = only().instanceId();

        assertThat(cancel(only().spotInstanceRequestId())).isEqualTo("cancelled");

        assertThat(only().stateAsString()).isEqualTo("cancelled");
        assertThat(only().status().code()).isEqualTo("request-canceled-and-instance-running");
        assertThat(instance(instance).state().nameAsString()).isEqualTo("running");
        ec2.terminateInstances(r -> r.instanceIds(instance));
        assertThat(only().stateAsString()).isEqualTo("cancelled");
        assertThat(only().status().code()).isEqualTo("instance-terminated-by-user");
    }

    @Test
    void aRequestThatIsCancelledBeforeIsNeverFulfilled() {
        request(r -> r.validFrom(cloud.time().now().plus(Duration.ofHours(1))).launchSpecification(s -> s
                .imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)));
        cancel(only().spotInstanceRequestId());

        cloud.time().advance(Duration.ofDays(8));

        assertThat(only().stateAsString()).isEqualTo("cancelled");
        assertThat(only().status().code()).isEqualTo("canceled-before-fulfillment");
        assertThat(ec2.describeInstances().reservations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sir-0123456789abcdef0, InvalidSpotInstanceRequestID.NotFound",
        "sir-1, InvalidSpotInstanceRequestID.Malformed"})
    void anIdOfNoRequestIsRefused(String id, String code) {
        assertRefused(code, () -> cancel(id));
        assertRefused(code, () -> ec2.describeSpotInstanceRequests(r -> r.spotInstanceRequestIds(id)));
        assertRefused("MissingParameter", () -> ec2.cancelSpotInstanceRequests(r -> { }));
    }

    // ---- what becomes of the instance

    @Test
    void terminatingTheInstanceClosesAOneTimeRequest() {
        String instance = launch(r -> r.instanceMarketOptions(m -> m.marketType("spot"))).get(0).instanceId();
        ec2.terminateInstances(r -> r.instanceIds(instance));

        assertThat(only().stateAsString()).isEqualTo("closed");
        assertThat(only().status().code()).isEqualTo("instance-terminated-by-user");
        assertThat(only().status().message()).isEqualTo("Spot Instance terminated due to user-initiated termination.");
        assertThat(only().instanceId()).isEqualTo(instance);
        assertThat(cancel(only().spotInstanceRequestId())).isEqualTo("closed");
    }

    @Test
    void terminatingTheInstanceOfAPersistentRequestGetsAnother() {
        request(r -> r.type("persistent").launchSpecification(s -> s.imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO)));
        String first = only().instanceId();

        ec2.terminateInstances(r -> r.instanceIds(first));

        SpotInstanceRequest again = only();
        assertThat(again.stateAsString()).isEqualTo("active");
        assertThat(again.instanceId()).isNotNull().isNotEqualTo(first);
        assertThat(instance(again.instanceId()).spotInstanceRequestId()).isEqualTo(again.spotInstanceRequestId());
    }

    @Test
    void anInterruptionTellsOfItselfAtOnceAndClosesAOneTimeRequest() {
        String instance = launch(r -> r.instanceMarketOptions(m -> m.marketType("spot"))).get(0).instanceId();
        only();
        cloud.instance(instance).interruptSpot();

        assertThat(only().stateAsString()).isEqualTo("closed");
        assertThat(only().status().code()).isEqualTo("instance-terminated-no-capacity");
        assertThat(instance(instance).state().nameAsString()).isEqualTo("running");
        cloud.time().advance(NOTICE);
        assertThat(instance(instance).state().nameAsString()).isEqualTo("terminated");
        assertThat(only().stateAsString()).isEqualTo("closed");
        assertThat(only().status().code()).isEqualTo("instance-terminated-no-capacity");
        assertThat(only().status().message()).isEqualTo("Your Spot instance was terminated because there is no Spot "
                + "capacity available that matches your request.");
    }

    @Test
    void aPersistentRequestIsFulfilledAgainAfterAnInterruption() {
        request(r -> r.type("persistent").launchSpecification(s -> s.imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO)));
        String first = only().instanceId();
        cloud.instance(first).interruptSpot();
        assertThat(only().stateAsString()).isEqualTo("open");
        assertThat(only().status().code()).isEqualTo("instance-terminated-no-capacity");

        cloud.time().advance(NOTICE);
        assertThat(only().status().code()).isEqualTo("pending-evaluation");
        assertThat(only().instanceId()).isNull();
        cloud.time().advance(Duration.ofMinutes(11));

        assertThat(only().stateAsString()).isEqualTo("active");
        assertThat(only().instanceId()).isNotNull().isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "hibernate"})
    void anInstanceThatIsStoppedByAnInterruptionStartsAgainWhenThereIsCapacity(String behavior) {
        String instance = persistent(behavior);
        only();
        cloud.instance(instance).interruptSpot();
        assertThat(only().stateAsString()).isEqualTo("active");
        assertThat(only().status().code()).isEqualTo("marked-for-stop");
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.T3_MICRO, 0);

        cloud.time().advance(NOTICE.plus(Duration.ofMinutes(1)));
        assertThat(instance(instance).state().nameAsString()).isEqualTo("stopped");
        assertThat(instance(instance).stateReason().code()).isEqualTo("Server.SpotInstanceShutdown");
        assertThat(only().stateAsString()).isEqualTo("disabled");
        assertThat(only().status().code()).isEqualTo("instance-stopped-no-capacity");
        assertRefused("IncorrectSpotRequestState", () -> ec2.startInstances(r -> r.instanceIds(instance)));
        cloud.time().advance(Duration.ofHours(1));
        assertThat(instance(instance).state().nameAsString()).isEqualTo("stopped");
        cloud.faults().zone("us-east-1a").hasAnyCapacity(InstanceType.T3_MICRO);
        cloud.time().advance(Duration.ofMinutes(11));

        assertThat(instance(instance).state().nameAsString()).isEqualTo("running");
        assertThat(only().stateAsString()).isEqualTo("active");
        assertThat(only().status().code()).isEqualTo("fulfilled");
        assertThat(only().instanceId()).isEqualTo(instance);
    }

    @Test
    void whoStopsTheInstanceOfAPersistentRequestDisablesItAndCanStartItAgain() {
        String instance = persistent("stop");
        only();
        ec2.stopInstances(r -> r.instanceIds(instance));
        assertThat(only().stateAsString()).isEqualTo("disabled");
        assertThat(only().status().code()).isEqualTo("instance-stopped-by-user");
        cloud.time().advance(Duration.ofDays(1));
        assertThat(instance(instance).state().nameAsString()).isEqualTo("stopped");

        ec2.startInstances(r -> r.instanceIds(instance));

        assertThat(only().stateAsString()).isEqualTo("active");
        assertThat(instance(instance).state().nameAsString()).isEqualTo("running");
    }

    @Test
    void anInstanceWhoseRequestIsCancelledCanNeitherBeStoppedNorStarted() {
        String instance = persistent("stop");
        only();
        ec2.stopInstances(r -> r.instanceIds(instance));
        assertThat(cancel(only().spotInstanceRequestId())).isEqualTo("cancelled");
        assertThat(only().status().code()).isEqualTo("instance-stopped-by-user");
        assertRefused("IncorrectSpotRequestState", "You can't start the Spot Instance '" + instance
                + "' because the associated Spot Instance request is not in an appropriate state to support start.",
                () -> ec2.startInstances(r -> r.instanceIds(instance)));

        String other = persistent("stop");
        only();
        cancel(ec2.describeInstances(r -> r.instanceIds(other)).reservations().get(0).instances().get(0)
                .spotInstanceRequestId());
        assertRefused("IncorrectSpotRequestState", () -> ec2.stopInstances(r -> r.instanceIds(other)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "hibernate"})
    void cancellingTerminatesAnInstanceThatAnInterruptionHasStopped(String behavior) {
        String instance = persistent(behavior);
        only();
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.T3_MICRO, 0);
        cloud.instance(instance).interruptSpot();
        cloud.time().advance(NOTICE.plus(Duration.ofMinutes(1)));
        assertThat(instance(instance).state().nameAsString()).isEqualTo("stopped");

        assertThat(cancel(only().spotInstanceRequestId())).isEqualTo("cancelled");

        assertThat(instance(instance).state().nameAsString()).isEqualTo("terminated");
        assertThat(instance(instance).stateReason().code()).isEqualTo("Server.SpotInstanceTermination");
        assertThat(only().stateAsString()).isEqualTo("cancelled");
    }

    @Test
    void theInstanceOfAOneTimeRequestEndsWhenItsOperatingSystemShutsDown() {
        String instance = launch(r -> r.instanceInitiatedShutdownBehavior("stop")
                .instanceMarketOptions(m -> m.marketType("spot"))).get(0).instanceId();
        String other = persistent("stop");
        assertThat(instance(other).state().nameAsString()).isEqualTo("running");

        cloud.instance(instance).shutDownFromInside();
        cloud.instance(other).shutDownFromInside();

        assertThat(instance(instance).state().nameAsString()).isEqualTo("terminated");
        assertThat(instance(instance).stateReason().code()).isEqualTo("Client.InstanceInitiatedShutdown");
        assertThat(instance(other).state().nameAsString()).isEqualTo("stopped");
    }

    @Test
    void aPersistentRequestEndsWhenItsTimeIsUpAndItsInstanceRunsOn() {
        Instant end = cloud.time().now().plus(Duration.ofDays(1));
        String instance = launch(r -> r.instanceMarketOptions(m -> m.marketType("spot").spotOptions(o -> o
                .spotInstanceType("persistent").instanceInterruptionBehavior("stop").validUntil(end))))
                .get(0).instanceId();

        cloud.time().advanceTo(end);

        assertThat(only().stateAsString()).isEqualTo("cancelled");
        assertThat(instance(instance).state().nameAsString()).isEqualTo("running");
    }

    // ---- finding

    @ParameterizedTest
    @CsvSource({
        "launch.block-device-mapping.delete-on-termination, true", "launch.block-device-mapping.device-name, /dev/xvda",
        "launch.block-device-mapping.volume-size, 20", "launch.block-device-mapping.volume-type, gp3",
        "launch.image-id, ami-*", "launch.instance-type, m5.large", "launch.key-name, key",
        "launch.monitoring-enabled, true", "launched-availability-zone, us-east-1b",
        "launched-availability-zone-id, use1-az1", "network-interface.delete-on-termination, true",
        "network-interface.description, web", "network-interface.device-index, 0",
        "network-interface.group-id, sg-*", "network-interface.subnet-id, subnet-*",
        "network-interface.private-ip-address, 172.31.16.9", "product-description, Linux/UNIX",
        "spot-price, 0.100000", "state, active", "status-code, fulfilled", "status-message, *is fulfilled.",
        "type, persistent", "valid-until, 2*", "create-time, 2*", "tag:team, a", "tag-key, team",
        "instance-id, i-*", "spot-instance-request-id, sir-*"})
    void eachFilterFindsWhatItNames(String name, String value) {
        ec2.createKeyPair(r -> r.keyName("key"));
        var subnet = ec2.describeSubnets(r -> r.filters(f -> f.name("availability-zone").values("us-east-1b")))
                .subnets().get(0);
        String group = ec2.describeSecurityGroups().securityGroups().get(0).groupId();
        request(r -> r.type("persistent").spotPrice("0.1")
                .tagSpecifications(t -> t.resourceType(ResourceType.SPOT_INSTANCES_REQUEST)
                        .tags(tag -> tag.key("team").value("a")))
                .launchSpecification(s -> s.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.M5_LARGE)
                        .keyName("key").monitoring(m -> m.enabled(true))
                        .blockDeviceMappings(b -> b.deviceName("/dev/xvda").ebs(e -> e.volumeSize(20)
                                .volumeType("gp3").deleteOnTermination(true)))
                        .networkInterfaces(n -> n.deviceIndex(0).subnetId(subnet.subnetId()).groups(group)
                                .description("web").deleteOnTermination(true)
                                .privateIpAddress("172.31.16.9"))));
        only();

        assertThat(found(name, value)).hasSize(1);
        assertThat(found(name, "nothing")).isEmpty();
    }

    @Test
    void requestsAreListedPageByPage() {
        launch(r -> r.minCount(7).maxCount(7).instanceMarketOptions(m -> m.marketType("spot")));

        assertThat(ec2.describeSpotInstanceRequestsPaginator(r -> r.maxResults(5)).spotInstanceRequests()).hasSize(7);
        assertThat(ec2.describeSpotInstanceRequests(r -> r.maxResults(5)).spotInstanceRequests()).hasSize(5);
        assertRefused("InvalidParameterValue", () -> ec2.describeSpotInstanceRequests(r -> r.maxResults(4)));
    }

    private List<Instance> launch(Consumer<RunInstancesRequest.Builder> change) {
        return ec2.runInstances(RunInstancesRequest.builder().imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1).applyMutation(change).build()).instances();
    }

    private static RunInstancesRequest.Builder hibernating(RunInstancesRequest.Builder request) {
        return request.hibernationOptions(h -> h.configured(true)).blockDeviceMappings(
                b -> b.deviceName("/dev/xvda").ebs(e -> e.encrypted(true).volumeSize(30)));
    }

    private String persistent(String behavior) {
        return launch(r -> r.placement(p -> p.availabilityZone("us-east-1a"))
                .instanceMarketOptions(m -> m.marketType("spot").spotOptions(o -> o
                        .spotInstanceType("persistent").instanceInterruptionBehavior(behavior)))).get(0).instanceId();
    }

    private SpotInstanceRequest request(Consumer<RequestSpotInstancesRequest.Builder> change) {
        return ec2.requestSpotInstances(change).spotInstanceRequests().get(0);
    }

    private static Consumer<RequestSpotInstancesRequest.Builder> inZoneA() {
        return r -> r.launchSpecification(s -> s.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .placement(p -> p.availabilityZone("us-east-1a")));
    }

    private String cancel(String id) {
        return ec2.cancelSpotInstanceRequests(r -> r.spotInstanceRequestIds(id)).cancelledSpotInstanceRequests()
                .get(0).stateAsString();
    }

    private SpotInstanceRequest only() {
        return ec2.describeSpotInstanceRequests().spotInstanceRequests().get(0);
    }

    private List<SpotInstanceRequest> found(String filter, String value) {
        return ec2.describeSpotInstanceRequests(r -> r.filters(Filter.builder().name(filter).values(value).build()))
                .spotInstanceRequests();
    }

    private Instance instance(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }
}
