package io.github.fakeec2.placement;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Launching;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AllocateHostsRequest;
import software.amazon.awssdk.services.ec2.model.Host;
import software.amazon.awssdk.services.ec2.model.HostInstance;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceCapacity;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ModifyHostsResponse;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.ReleaseHostsResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/** Dedicated Hosts, and instances on them. */
@EveryFace
class DedicatedHostTest {

    private static final String ABSENT = "h-00000000000000001";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    DedicatedHostTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private interface Allocation extends Consumer<AllocateHostsRequest.Builder> {
    }

    private interface Launch extends Consumer<RunInstancesRequest.Builder> {
    }

    // ---- allocating

    @Test
    void aHostShowsWhatItIsAndWhatItHasRoomFor() {
        String id = ec2.allocateHosts(r -> r.instanceType("m5.large").availabilityZone("us-east-1a").quantity(1)
                .clientToken("once").hostRecovery("on").tagSpecifications(t -> t.resourceType("dedicated-host")
                        .tags(Tag.builder().key("purpose").value("production").build()))).hostIds().get(0);

        Host host = host(id);
        assertThat(id).startsWith("h-");
        assertThat(host.stateAsString()).isEqualTo("available");
        assertThat(host.ownerId()).isEqualTo(cloud.accountId());
        assertThat(host.availabilityZone()).isEqualTo("us-east-1a");
        assertThat(host.availabilityZoneId()).isEqualTo("use1-az6");
        assertThat(host.autoPlacementAsString()).isEqualTo("off");
        assertThat(host.hostRecoveryAsString()).isEqualTo("on");
        assertThat(host.allowsMultipleInstanceTypesAsString()).isEqualTo("off");
        assertThat(host.clientToken()).isEqualTo("once");
        assertThat(host.allocationTime()).isEqualTo(cloud.time().now());
        assertThat(host.releaseTime()).isNull();
        assertThat(host.instances()).isEmpty();
        assertThat(host.hostProperties().instanceFamily()).isNull();
        assertThat(host.hostProperties().instanceType()).isEqualTo("m5.large");
        assertThat(host.tags()).extracting(Tag::key, Tag::value).containsExactly(tuple("purpose", "production"));
    }

    @ParameterizedTest(name = "a host for {0} runs {5}")
    @CsvSource({
        "m5.large, 2, 48, 96, 96, 48",
        "m5.4xlarge, 2, 48, 96, 96, 6",
        "c5.xlarge, 2, 36, 72, 72, 18",
        "c5.18xlarge, 2, 36, 72, 72, 1",
        "r5.metal, 2, 48, 96, 96, 1",
        "m6g.medium, 1, 64, 64, 64, 64",
        "t3.nano, 2, 48, 96, 96, 192",
        "t3.medium, 2, 48, 96, 96, 192",
        "t3.large, 2, 48, 96, 96, 96",
        "t3.2xlarge, 2, 48, 96, 96, 24",
    })
    void theHardwareDecidesHowManyInstancesThereAre(String type, int sockets, int cores, int vcpus, int available,
            int capacity) {
        Host host = host(allocate(r -> r.instanceType(type)));
        assertThat(host.hostProperties().sockets()).isEqualTo(sockets);
        assertThat(host.hostProperties().cores()).isEqualTo(cores);
        assertThat(host.hostProperties().totalVCpus()).isEqualTo(vcpus);
        assertThat(host.availableCapacity().availableVCpus()).isEqualTo(available);
        assertThat(host.availableCapacity().availableInstanceCapacity()).extracting(InstanceCapacity::instanceType,
                InstanceCapacity::availableCapacity, InstanceCapacity::totalCapacity)
                .containsExactly(tuple(type, capacity, capacity));
    }

    /** The user guide's own example ("View Dedicated Hosts"): what is left of two sockets does not add up. */
    @Test
    void aHostForSeveralTypesShowsWhatItHasRoomForBesideItsInstances() {
        String id = allocate(r -> r.instanceType(null).instanceFamily("c5"));
        launch("c5.4xlarge", 2, p -> p.tenancy("host").hostId(id));
        launch("c5.2xlarge", 4, p -> p.tenancy("host").hostId(id));

        Host host = host(id);
        assertThat(host.allowsMultipleInstanceTypesAsString()).isEqualTo("on");
        assertThat(host.hostProperties().instanceType()).isNull();
        assertThat(host.hostProperties().instanceFamily()).isEqualTo("c5");
        assertThat(host.availableCapacity().availableVCpus()).isEqualTo(8);
        assertThat(host.availableCapacity().availableInstanceCapacity()).extracting(InstanceCapacity::instanceType,
                InstanceCapacity::availableCapacity, InstanceCapacity::totalCapacity)
                .containsExactly(tuple("c5.xlarge", 2, 18), tuple("c5.large", 4, 36));
    }

    static Stream<Arguments> refusedAllocations() {
        return Stream.of(
                refused("neither type nor family", r -> r.instanceType(null), "MissingParameter", null),
                refused("type and family", r -> r.instanceFamily("m5"), "InvalidParameterCombination",
                        "The parameter instanceType cannot be used with the parameter instanceFamily"),
                refused("unknown type", r -> r.instanceType("m5.tiny"), "InvalidParameterValue",
                        "Invalid value 'm5.tiny' for InstanceType."),
                refused("unknown family", r -> r.instanceType(null).instanceFamily("m55"), "InvalidInstanceFamily",
                        null),
                refused("type without hosts", r -> r.instanceType("t4g.micro"), "InvalidHostConfiguration", null),
                refused("family on Xen", r -> r.instanceType(null).instanceFamily("m4"), "InvalidHostConfiguration",
                        null),
                refused("no zone", r -> r.availabilityZone(null), "MissingParameter",
                        "The request must contain the parameter availabilityZone"),
                refused("unknown zone", r -> r.availabilityZone("us-east-1z"), "InvalidParameterValue",
                        "Invalid availability zone: [us-east-1z]"),
                refused("zone without the type", r -> r.instanceType("trn1.2xlarge").availabilityZone("us-east-1b"),
                        "Unsupported", null),
                refused("zone without the family",
                        r -> r.instanceType(null).instanceFamily("trn1").availabilityZone("us-east-1b"),
                        "Unsupported", null),
                refused("no quantity", r -> r.quantity(null), "MissingParameter",
                        "The request must contain the parameter quantity"),
                refused("none", r -> r.quantity(0), "InvalidQuantity", null),
                refused("auto-placement", r -> r.autoPlacement("maybe"), "InvalidAutoPlacement", null),
                refused("recovery", r -> r.hostRecovery("maybe"), "InvalidParameterValue",
                        "Value (maybe) for parameter hostRecovery is invalid."),
                refused("tags for an instance", r -> r.tagSpecifications(t -> t.resourceType("instance")
                        .tags(Tag.builder().key("a").value("b").build())), "InvalidParameterValue", null),
                refused("more than the quota", r -> r.quantity(3), "HostLimitExceeded",
                        "The number of Dedicated hosts you've requested (3) would bring your total up to 3 for the "
                                + "specified group of instance types (m5). This exceeds your current limit of 2. If "
                                + "you've recently released Dedicated hosts, it may take some time for them to stop "
                                + "counting towards your limit. Try allocating your hosts again after a few minutes. "
                                + "Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment "
                                + "to this limit."));
    }

    private static Arguments refused(String what, Allocation allocation, String code, String message) {
        return Arguments.of(Named.of(what, allocation), code, message);
    }

    @ParameterizedTest
    @MethodSource("refusedAllocations")
    void aBadAllocationIsRefused(Allocation allocation, String code, String message) {
        assertRefusal(code, message, () -> allocate(allocation));
        assertThat(ec2.describeHosts().hosts()).isEmpty();
    }

    private static void assertRefusal(String code, String message, ThrowingCallable call) {
        if (message == null) {
            assertRefused(code, call);
        } else {
            assertRefused(code, message, call);
        }
    }

    @Test
    void theQuotaCountsTheHostsOfAFamilyThatAreNotReleased() {
        String first = allocate(r -> r.instanceType("m5.large"));
        allocate(r -> r.instanceType(null).instanceFamily("m5"));
        allocate(r -> r.instanceType("c5.large"));
        assertRefused("HostLimitExceeded", () -> allocate(r -> r.instanceType("m5.xlarge")));
        ec2.releaseHosts(r -> r.hostIds(first));
        allocate(r -> r.instanceType("m5.xlarge"));
        cloud.quotas().set(Quota.DEDICATED_HOSTS_PER_FAMILY, 3);
        allocate(r -> r.instanceType("m5.xlarge"));
    }

    @Test
    void outpostsAreRefusedLoudly() {
        Assertions.assertThatThrownBy(() -> allocate(r -> r.outpostArn("arn:aws:outposts:us-east-1:1:outpost/op-1")))
                .isInstanceOf(NotSimulatedException.class).hasMessageContaining("outpostArn");
    }

    // ---- describing

    @ParameterizedTest
    @CsvSource({
        "auto-placement, on, a",
        "availability-zone, us-east-1b, b",
        "client-token, tok*, b",
        "instance-type, c5.large, b",
        "state, available, a|b",
        "state, released, c",
        "tag-key, Name, a|b|c",
        "tag:Name, b, b",
    })
    void hostsAreFiltered(String filter, String value, String expected) {
        allocate("a", r -> r.autoPlacement("on"));
        allocate("b", r -> r.instanceType("c5.large").availabilityZone("us-east-1b").clientToken("token"));
        String c = allocate("c", r -> r.instanceType("r5.large"));
        ec2.releaseHosts(r -> r.hostIds(c));
        assertThat(ec2.describeHosts(r -> r.filter(f -> f.name(filter).values(value))).hosts())
                .extracting(host -> host.tags().get(0).value()).containsExactly(expected.split("\\|"));
    }

    @Test
    void hostsAreListedPageByPage() {
        cloud.quotas().set(Quota.DEDICATED_HOSTS_PER_FAMILY, 20);
        List<String> ids = ec2.allocateHosts(r -> r.instanceType("m5.large").availabilityZone("us-east-1a")
                .quantity(12)).hostIds();
        assertThat(ec2.describeHostsPaginator(r -> r.maxResults(5)).hosts()).extracting(Host::hostId)
                .containsExactlyElementsOf(ids);
        assertRefused("InvalidParameterValue", () -> ec2.describeHosts(r -> r.maxResults(4)));
        assertRefused("InvalidParameterValue", () -> ec2.describeHosts(r -> r.maxResults(501)));
        assertRefused("InvalidParameterCombination",
                () -> ec2.describeHosts(r -> r.maxResults(5).hostIds(ids.get(0))));
        assertRefused("InvalidHostID.NotFound", () -> ec2.describeHosts(r -> r.hostIds(ABSENT)));
        assertRefused("InvalidHostID.Malformed", () -> ec2.describeHosts(r -> r.hostIds("h-x")));
    }

    // ---- launching

    static Stream<Arguments> refusedLaunches() {
        return Stream.of(
                refusedLaunch("unknown host", r -> r.placement(p -> p.tenancy("host").hostId(ABSENT)),
                        "InvalidHostID.NotFound"),
                refusedLaunch("malformed host", r -> r.placement(p -> p.tenancy("host").hostId("h-x")),
                        "InvalidHostID.Malformed"),
                refusedLaunch("host without tenancy", r -> r.placement(p -> p.hostId(ABSENT)),
                        "InvalidParameterCombination"),
                refusedLaunch("affinity of a Dedicated Instance", r -> r.placement(
                        p -> p.tenancy("dedicated").affinity("host")), "InvalidParameterCombination"),
                refusedLaunch("unknown affinity", r -> r.placement(p -> p.tenancy("host").affinity("close")),
                        "InvalidAffinity"),
                refusedLaunch("placement group", r -> r.placement(p -> p.tenancy("host").groupName("g")),
                        "InvalidParameterCombination"),
                refusedLaunch("Spot Instance", r -> r.placement(p -> p.tenancy("host"))
                        .instanceMarketOptions(m -> m.marketType("spot")), "InvalidParameterCombination"),
                refusedLaunch("unlimited credits", r -> r.instanceType("t3.micro").placement(p -> p.tenancy("host"))
                        .creditSpecification(c -> c.cpuCredits("unlimited")),
                        "InstanceCreditSpecification.NotSupported"),
                refusedLaunch("no host that takes it", r -> r.placement(p -> p.tenancy("host")),
                        "InsufficientHostCapacity"));
    }

    private static Arguments refusedLaunch(String what, Launch change, String code) {
        return Arguments.of(Named.of(what, change), code);
    }

    @ParameterizedTest
    @MethodSource("refusedLaunches")
    void aBadLaunchIsRefused(Launch change, String code) {
        allocate(r -> r.instanceType("m5.large"));
        assertRefused(code, () -> ec2.runInstances(r -> change.accept(r.imageId(Amis.AMAZON_LINUX_2023)
                .instanceType("m5.large").minCount(1).maxCount(1))));
        assertThat(ec2.describeInstances().reservations()).isEmpty();
    }

    @Test
    void aMacRunsOnADedicatedHostAlone() {
        try (var anyImage = FakeCloud.builder().acceptAnyImage(true).build()) {
            Ec2Client client = anyImage.ec2();
            String id = client.allocateHosts(r -> r.instanceType("mac1.metal").availabilityZone("us-east-1a")
                    .quantity(1)).hostIds().get(0);
            Launch mac = r -> r.imageId("ami-0123456789abcdef0").instanceType("mac1.metal").minCount(1).maxCount(1);
            assertRefused("Unsupported", "The requested configuration is currently not supported. Please check the "
                    + "documentation for supported configurations.", () -> client.runInstances(mac));
            client.runInstances(r -> mac.accept(r.placement(p -> p.tenancy("host").hostId(id))));
            assertThat(client.describeHosts().hosts().get(0).availableCapacity().availableVCpus()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"m5.xlarge, us-east-1a", "c5.large, us-east-1a", "m5.large, us-east-1b"})
    void aHostTakesOnlyWhatItIsFor(String type, String zone) {
        String id = allocate(r -> r.instanceType("m5.large"));
        assertRefused("IncompatibleHostRequirements",
                () -> launch(type, 1, p -> p.tenancy("host").hostId(id).availabilityZone(zone)));
    }

    @Test
    void anInstanceShowsItsHostAndTheHostTheInstance() {
        String id = allocate(r -> r.instanceType("m5.large").availabilityZone("us-east-1c"));
        Instance instance = launch("m5.large", 1, p -> p.tenancy("host").hostId(id).affinity("host")).get(0);

        Placement placement = instance.placement();
        assertThat(placement.availabilityZone()).isEqualTo("us-east-1c");
        assertThat(placement.tenancyAsString()).isEqualTo("host");
        assertThat(placement.hostId()).isEqualTo(id);
        assertThat(placement.affinity()).isEqualTo("host");
        assertThat(found("host-id", id)).containsExactly(instance.instanceId());
        assertThat(found("affinity", "host")).containsExactly(instance.instanceId());
        assertThat(found("tenancy", "host")).containsExactly(instance.instanceId());
        assertThat(host(id).instances()).containsExactly(HostInstance.builder().instanceId(instance.instanceId())
                .instanceType("m5.large").ownerId(cloud.accountId()).build());
        assertThat(host(id).availableCapacity().availableVCpus()).isEqualTo(94);

        ec2.stopInstances(r -> r.instanceIds(instance.instanceId()));
        assertThat(host(id).instances()).isEmpty();
        assertThat(host(id).availableCapacity().availableVCpus()).isEqualTo(96);
    }

    @Test
    void aFullHostTakesNoMore() {
        String id = allocate(r -> r.instanceType("m5.4xlarge"));
        assertThat(launch("m5.4xlarge", 1, 9, p -> p.tenancy("host").hostId(id))).hasSize(6);
        assertRefused("InsufficientCapacityOnHost", "Dedicated host " + id
                        + " has insufficient capacity to launch the instances in this request.",
                () -> launch("m5.4xlarge", 1, p -> p.tenancy("host").hostId(id)));
    }

    @Test
    void aHostForSeveralTypesTakesNoneThatNeverRunsOnHosts() {
        String id = allocate(r -> r.instanceType(null).instanceFamily("c5"));
        assertRefused("IncompatibleHostRequirements",
                () -> launch("c5.24xlarge", 1, p -> p.tenancy("host").hostId(id)));
    }

    @Test
    void whatOthersCouldHaveOfTheZoneIsNothingToAHost() {
        String id = allocate(r -> r.instanceType("m5.large"));
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.M5_LARGE, 1);
        String first = launch("m5.large", 2, p -> p.tenancy("host").hostId(id)).get(0).instanceId();
        launch("m5.large", 1, p -> p.availabilityZone("us-east-1a"));
        assertRefused("InsufficientInstanceCapacity", () -> launch("m5.large", 1, p -> p.availabilityZone("us-east-1a")));
        launch("m5.large", 1, p -> p.tenancy("host").hostId(id));
        ec2.stopInstances(r -> r.instanceIds(first));
        ec2.startInstances(r -> r.instanceIds(first));
        assertThat(host(id).instances()).hasSize(3);
    }

    @Test
    void inAZoneThatIsDownThereAreNoHosts() {
        String id = allocate(r -> r.instanceType("m5.large"));
        cloud.faults().zone("us-east-1a").goesDown();
        assertRefused("InsufficientHostCapacity", () -> allocate(r -> r.instanceType("m5.large")));
        assertRefused("InsufficientInstanceCapacity",
                () -> launch("m5.large", 1, p -> p.tenancy("host").hostId(id)));
        cloud.faults().zone("us-east-1a").recovers();
        assertThat(launch("m5.large", 1, p -> p.tenancy("host").hostId(id))).hasSize(1);
    }

    @Test
    void instancesThatNameNoHostGoWhereAutoPlacementIsOn() {
        allocate(r -> r.instanceType("m5.12xlarge"));
        String first = allocate(r -> r.instanceType("m5.12xlarge").availabilityZone("us-east-1b").autoPlacement("on"));
        cloud.quotas().set(Quota.DEDICATED_HOSTS_PER_FAMILY, 3);
        String second = allocate(r -> r.instanceType("m5.12xlarge").availabilityZone("us-east-1b").autoPlacement("on"));
        assertThat(launch("m5.12xlarge", 3, p -> p.tenancy("host"))).extracting(i -> i.placement().hostId())
                .containsExactly(first, first, second);
        assertRefused("InsufficientHostCapacity", "You do not have a host with a matching configuration and sufficient "
                        + "capacity. Either target a host resource group that can automatically allocate hosts on your "
                        + "behalf, or manually allocate a new host to your account and then try again.",
                () -> launch("m5.12xlarge", 2, p -> p.tenancy("host")));
    }

    @Test
    void withHostAffinityAnInstanceStartsOnItsHostOrNotAtAll() {
        String id = allocate(r -> r.instanceType("m5.metal"));
        allocate(r -> r.instanceType("m5.metal").autoPlacement("on"));
        String bound = launch("m5.metal", 1, p -> p.tenancy("host").hostId(id).affinity("host")).get(0).instanceId();
        ec2.stopInstances(r -> r.instanceIds(bound));
        String other = launch("m5.metal", 1, p -> p.tenancy("host").hostId(id)).get(0).instanceId();
        assertRefused("InsufficientCapacityOnHost", () -> ec2.startInstances(r -> r.instanceIds(bound)));

        ec2.terminateInstances(r -> r.instanceIds(other));
        ec2.startInstances(r -> r.instanceIds(bound));
        assertThat(instance(bound).placement().hostId()).isEqualTo(id);

        ec2.stopInstances(r -> r.instanceIds(bound));
        ec2.releaseHosts(r -> r.hostIds(id));
        assertRefused("InvalidHostID.NotFound", () -> ec2.startInstances(r -> r.instanceIds(bound)));
    }

    @Test
    void withoutHostAffinityAnInstanceStartsOnItsHostAgainOrOnAnother() {
        String id = allocate(r -> r.instanceType("m5.metal"));
        String free = launch("m5.metal", 1, p -> p.tenancy("host").hostId(id)).get(0).instanceId();
        assertThat(instance(free).placement().affinity()).isEqualTo("default");
        ec2.stopInstances(r -> r.instanceIds(free));
        ec2.startInstances(r -> r.instanceIds(free));
        assertThat(instance(free).placement().hostId()).isEqualTo(id);

        ec2.stopInstances(r -> r.instanceIds(free));
        launch("m5.metal", 1, p -> p.tenancy("host").hostId(id));
        assertRefused("InsufficientHostCapacity", () -> ec2.startInstances(r -> r.instanceIds(free)));
        String automatic = allocate(r -> r.instanceType("m5.metal").autoPlacement("on"));
        ec2.startInstances(r -> r.instanceIds(free));
        assertThat(instance(free).placement().hostId()).isEqualTo(automatic);
    }

    // ---- modifying and releasing

    @Test
    void settingsOfHostsAreModifiedHostByHost() {
        String id = allocate(r -> r.instanceType("m5.large"));
        ModifyHostsResponse answer = ec2.modifyHosts(r -> r.hostIds(id, ABSENT).autoPlacement("on").hostRecovery("on"));
        assertThat(answer.successful()).containsExactly(id);
        assertThat(answer.unsuccessful()).extracting(UnsuccessfulItem::resourceId, item -> item.error().code())
                .containsExactly(tuple(ABSENT, "Client.InvalidHostID.NotFound"));
        assertThat(host(id).autoPlacementAsString()).isEqualTo("on");
        assertThat(host(id).hostRecoveryAsString()).isEqualTo("on");
        ec2.modifyHosts(r -> r.hostIds(id).hostRecovery("off"));
        assertThat(host(id).autoPlacementAsString()).isEqualTo("on");
        assertThat(host(id).hostRecoveryAsString()).isEqualTo("off");

        assertRefused("MissingParameter", () -> ec2.modifyHosts(r -> r.autoPlacement("on")));
        assertRefused("MissingParameter", () -> ec2.modifyHosts(r -> r.hostIds(id)));
        assertRefused("InvalidAutoPlacement", () -> ec2.modifyHosts(r -> r.hostIds(id).autoPlacement("maybe")));
    }

    @Test
    void aHostThatIsToRunSeveralTypesIsPendingForTenMinutes() {
        try (var slow = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = slow.ec2();
            String id = client.allocateHosts(r -> r.instanceType("m5.large").availabilityZone("us-east-1a")
                    .quantity(1)).hostIds().get(0);
            client.modifyHosts(r -> r.hostIds(id).instanceFamily("m5"));
            assertThat(client.describeHosts().hosts().get(0).stateAsString()).isEqualTo("pending");
            assertRefused("InvalidHostState", () -> client.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023)
                    .instanceType("m5.large").minCount(1).maxCount(1)
                    .placement(p -> p.tenancy("host").hostId(id))));
            slow.time().advance(Duration.ofMinutes(10));
            Host host = client.describeHosts().hosts().get(0);
            assertThat(host.stateAsString()).isEqualTo("available");
            assertThat(host.allowsMultipleInstanceTypesAsString()).isEqualTo("on");
        }
    }

    @Test
    void whatAHostRunsChangesOnlyAsFarAsItsInstancesAllow() {
        String id = allocate(r -> r.instanceType(null).instanceFamily("m5"));
        String large = launch("m5.large", 1, p -> p.tenancy("host").hostId(id)).get(0).instanceId();
        assertThat(modifyFails(id, null, "m5.xlarge")).isEqualTo("Client.InvalidHost.Occupied");
        assertThat(modifyFails(id, null, "c5.large")).isEqualTo("Client.InvalidHostConfiguration");
        assertThat(modifyFails(id, "c5", null)).isEqualTo("Client.InvalidHostConfiguration");
        assertThat(modifyFails(id, null, "m5.large")).isNull();
        assertThat(host(id).hostProperties().instanceType()).isEqualTo("m5.large");
        assertThat(modifyFails(id, "m5", null)).isEqualTo("Client.InvalidHost.Occupied");
        ec2.terminateInstances(r -> r.instanceIds(large));
        assertThat(modifyFails(id, "m5", null)).isNull();
        assertThat(host(id).hostProperties().instanceType()).isNull();
    }

    private String modifyFails(String id, String family, String type) {
        List<UnsuccessfulItem> failed = ec2.modifyHosts(r -> r.hostIds(id).instanceFamily(family).instanceType(type))
                .unsuccessful();
        return failed.isEmpty() ? null : failed.get(0).error().code();
    }

    @Test
    void anEmptyHostIsReleasedAndGone() {
        String empty = allocate(r -> r.instanceType("m5.large"));
        String occupied = allocate(r -> r.instanceType("m5.large"));
        String id = launch("m5.large", 1, p -> p.tenancy("host").hostId(occupied)).get(0).instanceId();
        ReleaseHostsResponse answer = ec2.releaseHosts(r -> r.hostIds(empty, occupied, ABSENT, "h-x"));
        assertThat(answer.successful()).containsExactly(empty);
        assertThat(answer.unsuccessful()).extracting(UnsuccessfulItem::resourceId, item -> item.error().code())
                .containsExactly(tuple(occupied, "Client.InvalidHost.Occupied"),
                        tuple(ABSENT, "Client.InvalidHostID.NotFound"), tuple("h-x", "Client.InvalidHostID.Malformed"));
        assertThat(answer.unsuccessful().get(0).error().message())
                .isEqualTo("Dedicated host '" + occupied + "' cannot be released as it is occupied");

        assertThat(host(empty).stateAsString()).isEqualTo("released");
        assertThat(host(empty).releaseTime()).isNotNull();
        assertThat(ec2.releaseHosts(r -> r.hostIds(empty)).unsuccessful()).hasSize(1);
        assertRefused("InvalidHostID.NotFound", () -> launch("m5.large", 1, p -> p.tenancy("host").hostId(empty)));
        cloud.time().advance(Duration.ofHours(1));
        assertThat(ec2.describeHosts().hosts()).extracting(Host::hostId).containsExactly(occupied);

        ec2.stopInstances(r -> r.instanceIds(id));
        assertThat(ec2.releaseHosts(r -> r.hostIds(occupied)).successful()).containsExactly(occupied);
        assertRefused("MissingParameter", () -> ec2.releaseHosts(r -> { }));
    }

    @Test
    void aMacHostStaysForADay() {
        String id = allocate(r -> r.instanceType("mac2.metal"));
        assertThat(ec2.releaseHosts(r -> r.hostIds(id)).unsuccessful().get(0).error().code())
                .isEqualTo("Client.HostMinAllocationPeriodUnexpired");
        cloud.time().advance(Duration.ofHours(24));
        assertThat(ec2.releaseHosts(r -> r.hostIds(id)).successful()).containsExactly(id);
    }

    // ---- help

    private String allocate(Allocation change) {
        return ec2.allocateHosts(r -> change.accept(r.instanceType("m5.large").availabilityZone("us-east-1a")
                .quantity(1))).hostIds().get(0);
    }

    private String allocate(String name, Allocation change) {
        return allocate(r -> change.accept(r.tagSpecifications(t -> t.resourceType("dedicated-host")
                .tags(Tag.builder().key("Name").value(name).build()))));
    }

    private List<Instance> launch(String type, int count, Consumer<Placement.Builder> placement) {
        return launch(type, count, count, placement);
    }

    private List<Instance> launch(String type, int least, int most, Consumer<Placement.Builder> placement) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(type).minCount(least)
                .maxCount(most).placement(placement)).instances();
    }

    private Host host(String id) {
        return ec2.describeHosts(r -> r.hostIds(id)).hosts().get(0);
    }

    private Instance instance(String id) {
        assertThat(Launching.state(ec2, id)).isEqualTo("running");
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }

    private List<String> found(String filter, String value) {
        return ec2.describeInstances(r -> r.filters(f -> f.name(filter).values(value))).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream()).map(Instance::instanceId).toList();
    }
}
