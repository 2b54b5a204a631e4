package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.state.History;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

/** The ways in which instances come to a halt: who may, why it is said to be, and what is protected from it. */
@EveryFace
class ShutdownTest {

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2;

    ShutdownTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    // ---- reasons

    private static Arguments reason(String cause, Consumer<FakeCloud> does, String state, String code,
            String transition) {
        return Arguments.of(cause, does, state, code, transition);
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                reason("StopInstances", cloud -> cloud.ec2().stopInstances(r -> r.instanceIds(only(cloud))),
                        "stopped", "Client.UserInitiatedShutdown: User initiated shutdown",
                        "User initiated (2026-01-01 00:02:10 GMT)"),
                reason("hibernation",
                        cloud -> cloud.ec2().stopInstances(r -> r.instanceIds(only(cloud)).hibernate(true)),
                        "stopped", "Client.UserInitiatedHibernate: User initiated hibernate",
                        "User initiated (2026-01-01 00:02:10 GMT)"),
                reason("TerminateInstances", cloud -> cloud.ec2().terminateInstances(r -> r.instanceIds(only(cloud))),
                        "terminated", "Client.UserInitiatedShutdown: User initiated shutdown",
                        "User initiated (2026-01-01 00:02:10 GMT)"),
                reason("the operating system", cloud -> cloud.instance(only(cloud)).shutDownFromInside(),
                        "stopped", "Client.InstanceInitiatedShutdown: Instance initiated shutdown",
                        "User initiated"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void anInstanceSaysWhyItStopped(String cause, Consumer<FakeCloud> does, String state, String message,
            String transition) {
        String id = launch(hibernating()).instanceId();
        cloud.time().settle();

        does.accept(cloud);

        for (int look = 0; look < 2; look++) { // on its way, and there
            Instance shown = shown(id);
            assertThat(shown.stateReason().message()).isEqualTo(message);
            assertThat(shown.stateReason().code()).isEqualTo(message.substring(0, message.indexOf(':')));
            assertThat(shown.stateTransitionReason()).isEqualTo(transition);
            cloud.time().settle();
        }
        assertThat(shown(id).state().nameAsString()).isEqualTo(state);
    }

    private static String only(FakeCloud cloud) {
        return cloud.ec2().describeInstances().reservations().get(0).instances().get(0).instanceId();
    }

    // ---- from the inside

    @ParameterizedTest
    @CsvSource({"stop, stopping, stopped", "terminate, shutting-down, terminated"})
    void aShutdownFromInsideFollowsTheShutdownBehaviorWhateverIsProtected(String behavior, String first, String then) {
        String id = launch(r -> r.instanceInitiatedShutdownBehavior(behavior).disableApiTermination(true)
                .disableApiStop(true)).instanceId();
        cloud.time().settle();

        cloud.instance(id).shutDownFromInside();

        assertThat(cloud.instance(id).state()).isEqualTo(first);
        cloud.time().settle();
        assertThat(cloud.instance(id).state()).isEqualTo(then);
    }

    @Test
    void onlyARunningInstanceActsFromInside() {
        String id = launch(r -> { }).instanceId();

        assertThatThrownBy(() -> cloud.instance(id).shutDownFromInside()).isInstanceOf(IllegalStateException.class)
                .hasMessage("Only a running instance shuts down from inside; " + id + " is pending");
        assertThatThrownBy(() -> cloud.instance(id).rebootFromInside()).isInstanceOf(IllegalStateException.class)
                .hasMessage("Only a running instance reboots from inside; " + id + " is pending");
    }

    @Test
    void aRebootKeepsStateChecksAddressesAndLaunchTime() {
        String id = launch(r -> { }).instanceId();
        cloud.time().settle();
        Instance before = shown(id);

        cloud.instance(id).rebootFromInside();
        ec2.rebootInstances(r -> r.instanceIds(id));

        assertThat(shown(id)).isEqualTo(before);
        assertThat(ec2.describeInstanceStatus().instanceStatuses().get(0).instanceStatus().statusAsString())
                .isEqualTo("ok");
        assertThat(cloud.history(id)).extracting(History.Entry::cause).endsWith("reboot from inside",
                "RebootInstances");
    }

    // ---- hibernation

    private static Consumer<RunInstancesRequest.Builder> hibernating() {
        return r -> r.hibernationOptions(h -> h.configured(true))
                .blockDeviceMappings(d -> d.deviceName("/dev/xvda").ebs(e -> e.encrypted(true)));
    }

    @Test
    void whatWasNotLaunchedForItDoesNotHibernate() {
        String id = launch(r -> { }).instanceId();
        cloud.time().settle();

        assertRefused("UnsupportedHibernationConfiguration", "The instance can't be hibernated because it was not "
                + "configured at launch for hibernation: " + id,
                () -> ec2.stopInstances(r -> r.instanceIds(id).hibernate(true)));
    }

    @ParameterizedTest
    @CsvSource({"linux, 120", "windows, 300"})
    void anInstanceGetsReadyToHibernateInMinutes(String system, int seconds) {
        String image = system.equals("windows") ? Amis.WINDOWS_SERVER_2022 : Amis.AMAZON_LINUX_2023;
        String root = system.equals("windows") ? "/dev/sda1" : "/dev/xvda";
        String id = launch(r -> r.imageId(image).instanceType(InstanceType.M5_LARGE)
                .hibernationOptions(h -> h.configured(true))
                .blockDeviceMappings(d -> d.deviceName(root).ebs(e -> e.encrypted(true).volumeSize(60))))
                .instanceId();

        cloud.time().advance(Duration.ofSeconds(seconds - 1));
        assertRefused("UnsupportedOperation", "Instance " + id + " is not ready to hibernate yet, retry in a few "
                + "minutes", () -> ec2.stopInstances(r -> r.instanceIds(id).hibernate(true)));

        cloud.time().advance(Duration.ofSeconds(1));
        ec2.stopInstances(r -> r.instanceIds(id).hibernate(true));
        assertThat(cloud.instance(id).state()).isEqualTo("stopping");
    }

    static Stream<Arguments> launchesThatCannotHibernate() {
        return Stream.of(
                launch("an unencrypted root", "UnsupportedHibernationConfiguration",
                        r -> r.blockDeviceMappings(d -> d.deviceName("/dev/xvda").ebs(e -> e.encrypted(false)))),
                launch("a root smaller than the memory", "UnsupportedHibernationConfiguration",
                        r -> r.instanceType(InstanceType.M5_XLARGE)),
                launch("a type that does not hibernate", "UnsupportedHibernationConfiguration",
                        r -> r.instanceType(InstanceType.M5_ZN_LARGE)),
                launch("Windows with much memory", "UnsupportedHibernationConfiguration",
                        r -> r.imageId(Amis.WINDOWS_SERVER_2022).instanceType(InstanceType.M5_2_XLARGE)
                                .blockDeviceMappings(
                                        d -> d.deviceName("/dev/sda1").ebs(e -> e.encrypted(true).volumeSize(60)))),
                launch("an enclave", "InvalidParameterCombination",
                        r -> r.instanceType(InstanceType.M5_XLARGE).enclaveOptions(e -> e.enabled(true))));
    }

    private static Arguments launch(String what, String code, Consumer<RunInstancesRequest.Builder> changes) {
        return Arguments.of(what, code, changes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("launchesThatCannotHibernate")
    void whatCouldNeverHibernateIsNotLaunchedForIt(String what, String code,
            Consumer<RunInstancesRequest.Builder> changes) {
        assertRefused(code, () -> launch(hibernating().andThen(changes)));
    }

    // ---- how long it takes

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stoppingTakesLessWhereTheOperatingSystemIsNotAsked(boolean skip) {
        String stopped = launch(r -> { }).instanceId();
        String terminated = launch(r -> { }).instanceId();
        cloud.time().settle();
        StopInstancesRequest.Builder stop = StopInstancesRequest.builder().instanceIds(stopped);
        TerminateInstancesRequest.Builder terminate = TerminateInstancesRequest.builder().instanceIds(terminated);
        // By name: the oldest SDK does not have it. There the request asks for the usual shutdown.
        boolean skips = set(stop.sdkFields(), stop, skip) & set(terminate.sdkFields(), terminate, skip) & skip;

        ec2.stopInstances(stop.build());
        ec2.terminateInstances(terminate.build());

        cloud.time().advance(Duration.ofSeconds(5));
        assertThat(cloud.instance(stopped).state()).isEqualTo(skips ? "stopped" : "stopping");
        assertThat(cloud.instance(terminated).state()).isEqualTo(skips ? "terminated" : "shutting-down");
    }

    private static boolean set(List<SdkField<?>> fields, Object builder, boolean value) {
        for (SdkField<?> field : fields) {
            if (field.memberName().equals("SkipOsShutdown")) {
                field.set(builder, value);
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInstanceThatHangsInStoppingIsForced(boolean fromTheBeginning) {
        String id = launch(r -> { }).instanceId();
        cloud.time().settle();
        cloud.faults().nextStopHangs();

        ec2.stopInstances(r -> r.instanceIds(id).force(fromTheBeginning));
        cloud.time().advance(Duration.ofSeconds(29));
        assertThat(cloud.instance(id).state()).isEqualTo("stopping");
        cloud.time().advance(Duration.ofHours(1));
        assertThat(cloud.instance(id).state()).isEqualTo(fromTheBeginning ? "stopped" : "stopping");
        ec2.stopInstances(r -> r.instanceIds(id));
        cloud.time().settle();
        assertThat(cloud.instance(id).state()).isEqualTo(fromTheBeginning ? "stopped" : "stopping");

        assertThat(ec2.stopInstances(r -> r.instanceIds(id).force(true)).stoppingInstances()).singleElement()
                .satisfies(change -> assertThat(change.currentState()).isEqualTo(change.previousState()));
        cloud.time().settle();
        assertThat(cloud.instance(id).state()).isEqualTo("stopped");
        assertThat(shown(id).publicIpAddress()).isNull();
        ec2.startInstances(r -> r.instanceIds(id));
        cloud.time().settle();
        assertThat(cloud.instance(id).state()).isEqualTo("running");
    }

    @Test
    void aStopThatHangsNeitherOutlivesItsFaultNorKeepsTheInstanceFromEnding() {
        String hanging = launch(r -> { }).instanceId();
        String other = launch(r -> { }).instanceId();
        cloud.time().settle();
        cloud.faults().nextStopHangs();
        ec2.stopInstances(r -> r.instanceIds(hanging));
        cloud.time().settle();
        ec2.stopInstances(r -> r.instanceIds(other));
        ec2.terminateInstances(r -> r.instanceIds(hanging));
        cloud.time().settle();

        assertThat(cloud.instance(other).state()).isEqualTo("stopped");
        assertThat(cloud.instance(hanging).state()).isEqualTo("terminated");
        cloud.faults().nextStopHangs();
        cloud.faults().clear();
        ec2.startInstances(r -> r.instanceIds(other));
        cloud.time().settle();
        ec2.stopInstances(r -> r.instanceIds(other));
        cloud.time().settle();
        assertThat(cloud.instance(other).state()).isEqualTo("stopped");
    }

    // ---- protection

    @ParameterizedTest
    @CsvSource({
        "disableApiTermination, terminate, may not be terminated",
        "disableApiStop, terminate, may not be terminated",
        "disableApiStop, stop, may not be stopped",
        "disableApiStop, hibernate, may not be stopped"})
    void aProtectedInstanceIsNeitherStoppedNorTerminated(String attribute, String request, String says) {
        String id = launch(r -> {
            if (attribute.equals("disableApiStop")) {
                r.disableApiStop(true);
            } else {
                r.disableApiTermination(true);
            }
        }).instanceId();
        cloud.time().settle();

        assertRefused("OperationNotPermitted", "The instance '" + id + "' " + says + ". Modify its '" + attribute
                + "' instance attribute and try again.", () -> {
                    switch (request) {
                        case "stop" -> ec2.stopInstances(r -> r.instanceIds(id));
                        case "hibernate" -> ec2.stopInstances(r -> r.instanceIds(id).hibernate(true));
                        default -> ec2.terminateInstances(r -> r.instanceIds(id));
                    }
                });
        assertThat(cloud.instance(id).state()).isEqualTo("running");
    }

    @Test
    void anInstanceThatIsOnlyProtectedFromTerminationCanBeStopped() {
        String id = launch(r -> r.disableApiTermination(true)).instanceId();
        cloud.time().settle();

        assertThat(ec2.stopInstances(r -> r.instanceIds(id)).stoppingInstances()).hasSize(1);
    }

    @Test
    @Tag("newer-sdk")
    void aProtectedInstanceSparesThoseOfItsZoneAndNoOthers() {
        String a = launch(in("us-east-1a")).instanceId();
        String b = launch(in("us-east-1a")).instanceId();
        String guarded = launch(in("us-east-1b").andThen(r -> r.disableApiTermination(true))).instanceId();
        String neighbour = launch(in("us-east-1b")).instanceId();
        cloud.time().settle();
        String before = cloud.digest();
        assertRefused("OperationNotPermitted",
                () -> ec2.terminateInstances(r -> r.instanceIds(a, b, guarded, neighbour).dryRun(true)));
        assertThat(cloud.digest()).as("a dry run spares all").isEqualTo(before);

        assertRefused("OperationNotPermitted", "The instance '" + guarded + "' may not be terminated. Modify its "
                + "'disableApiTermination' instance attribute and try again.",
                () -> ec2.terminateInstances(r -> r.instanceIds(a, b, guarded, neighbour)));

        assertThat(Stream.of(a, b, guarded, neighbour).map(id -> cloud.instance(id).state()))
                .containsExactly("shutting-down", "shutting-down", "running", "running");
    }

    private static Consumer<RunInstancesRequest.Builder> in(String zone) {
        return r -> r.placement(p -> p.availabilityZone(zone));
    }

    @Test
    void aSpotInstanceCannotBeProtectedFromTermination() {
        assertRefused("UnsupportedOperation",
                () -> launch(r -> r.disableApiTermination(true).instanceMarketOptions(m -> m.marketType("spot"))));
    }

    // ---- launches that fail

    @ParameterizedTest
    @EnumSource
    void aLaunchThatFailsGoesFromPendingToTerminated(LaunchFailure why) {
        cloud.faults().nextLaunchFails(why);

        String failed = launch(r -> { }).instanceId();
        String next = launch(r -> { }).instanceId();
        cloud.time().settle();

        Instance shown = shown(failed);
        assertThat(shown.state().nameAsString()).isEqualTo("terminated");
        assertThat(shown.stateReason().code()).isEqualTo(why.code());
        assertThat(shown.stateReason().message()).startsWith(why.code() + ": ");
        assertThat(shown.stateTransitionReason()).isEqualTo(why.code());
        assertThat(cloud.instance(failed).history()).extracting(History.Entry::state)
                .containsExactly("pending", "terminated");
        assertThat(ec2.describeVolumes().volumes()).as("those of the other alone").hasSize(1);
        assertThat(cloud.instance(next).state()).isEqualTo("running");
    }

    @Test
    void aClearedFaultLetsLaunchesSucceed() {
        cloud.faults().nextLaunchFails(LaunchFailure.SERVER_INTERNAL_ERROR);
        cloud.faults().clear();

        String id = launch(r -> { }).instanceId();
        cloud.time().settle();

        assertThat(cloud.instance(id).state()).isEqualTo("running");
    }

    // ---- client tokens

    @Test
    void aTokenOfATerminatedInstanceIsNotAnsweredAgain() {
        RunInstancesRequest request = request(r -> r.clientToken("once"));
        String id = ec2.runInstances(request).instances().get(0).instanceId();
        cloud.time().settle();
        ec2.terminateInstances(r -> r.instanceIds(id));
        assertThat(ec2.runInstances(request).instances().get(0).instanceId()).as("shutting down").isEqualTo(id);

        cloud.time().settle();

        assertRefused("IdempotentInstanceTerminated", "The client token you have provided is associated with a "
                + "terminated instance. Please use a different client token.", () -> ec2.runInstances(request));
        assertRefused("IdempotentParameterMismatch", () -> ec2.runInstances(request(r -> r.clientToken("once")
                .instanceType(InstanceType.M5_LARGE))));
        assertThat(ec2.runInstances(request(r -> r.clientToken("twice"))).instances()).hasSize(1);
    }

    @Test
    void aTokenIsAnsweredOnceInEachZoneThatLaunchesName() {
        String inB = ec2.describeSubnets(r -> r.filters(f -> f.name("availability-zone").values("us-east-1b")))
                .subnets().get(0).subnetId();
        Consumer<RunInstancesRequest.Builder> token = r -> r.clientToken("once");
        RunInstancesRequest launchInA = request(token.andThen(in("us-east-1a")));
        String a = ec2.runInstances(launchInA).instances().get(0).instanceId();
        String b = launch(token.andThen(in("us-east-1b"))).instanceId();
        String anywhere = launch(token).instanceId();

        assertThat(List.of(a, b, anywhere)).doesNotHaveDuplicates();
        assertThat(ec2.runInstances(launchInA).instances().get(0).instanceId()).isEqualTo(a);
        assertThat(launch(token).instanceId()).isEqualTo(anywhere);
        assertRefused("IdempotentParameterMismatch", () -> launch(token.andThen(r -> r.subnetId(inB))));

        cloud.time().settle();
        ec2.terminateInstances(r -> r.instanceIds(a));
        cloud.time().settle();
        assertRefused("IdempotentInstanceTerminated", () -> ec2.runInstances(launchInA));
        assertThat(launch(token.andThen(in("us-east-1b"))).instanceId()).isEqualTo(b);
        assertThat(launch(token).instanceId()).isEqualTo(anywhere);
    }

    // ---- what remains

    @Test
    void theHistoryOutlivesTheInstance() {
        String id = launch(r -> { }).instanceId();
        var lever = cloud.instance(id);
        ec2.terminateInstances(r -> r.instanceIds(id));
        cloud.time().settle();
        cloud.time().advance(Duration.ofHours(1));
        assertRefused("InvalidInstanceID.NotFound", () -> shown(id));

        assertThat(cloud.history(id)).extracting(History.Entry::state)
                .containsExactly("pending", "shutting-down", "terminated");
        assertThat(lever.history()).isEqualTo(cloud.history(id));
    }

    @Test
    void everyDiskAndInterfaceFollowsItsOwnDeleteOnTermination() {
        String subnet = ec2.describeSubnets().subnets().get(0).subnetId();
        String id = launch(r -> r
                .blockDeviceMappings(d -> d.deviceName("/dev/sdf").ebs(e -> e.volumeSize(1).deleteOnTermination(true)),
                        d -> d.deviceName("/dev/sdg").ebs(e -> e.volumeSize(2).deleteOnTermination(false)))
                .networkInterfaces(n -> n.deviceIndex(0).subnetId(subnet).deleteOnTermination(true),
                        n -> n.deviceIndex(1).subnetId(subnet).deleteOnTermination(false))).instanceId();
        cloud.time().settle();

        ec2.terminateInstances(r -> r.instanceIds(id));
        cloud.time().settle();

        assertThat(ec2.describeVolumes().volumes()).singleElement().satisfies(volume -> {
            assertThat(volume.size()).isEqualTo(2);
            assertThat(volume.stateAsString()).isEqualTo("available");
        });
        assertThat(ec2.describeNetworkInterfaces().networkInterfaces()).singleElement().satisfies(eni -> {
            assertThat(eni.statusAsString()).isEqualTo("available");
            assertThat(eni.attachment()).isNull();
        });
    }

    private Instance launch(Consumer<RunInstancesRequest.Builder> changes) {
        return ec2.runInstances(request(changes)).instances().get(0);
    }

    private static RunInstancesRequest request(Consumer<RunInstancesRequest.Builder> changes) {
        return RunInstancesRequest.builder().imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1).applyMutation(changes).build();
    }

    private Instance shown(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }
}
