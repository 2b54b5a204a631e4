package io.github.fakeec2.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.state.History;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** What comes and goes with an instance as it starts, stops and dies. */
@EveryFace
class InstanceLifeTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    InstanceLifeTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void theResponseOfALaunchSaysPendingAndTheNextCallFindsItRunning() {
        Instance launched = launch(r -> { });

        assertThat(launched.state().name()).isEqualTo(InstanceStateName.PENDING);
        assertThat(launched.stateReason().code()).isEqualTo("pending");
        Instance running = shown(launched.instanceId());
        assertThat(running.state().name()).isEqualTo(InstanceStateName.RUNNING);
        assertThat(running.stateReason()).isNull();
        assertThat(running.stateTransitionReason()).isEmpty();
    }

    @Test
    void thePublicAddressChangesOverStopAndStartAndThePrivateOneStays() {
        String id = launch(r -> { }).instanceId();
        Instance first = shown(id);

        ec2.stopInstances(r -> r.instanceIds(id));
        Instance stopped = shown(id);
        ec2.startInstances(r -> r.instanceIds(id));
        Instance second = shown(id);

        assertThat(first.publicIpAddress()).isNotNull();
        assertThat(stopped.publicIpAddress()).isNull();
        assertThat(stopped.publicDnsName()).isEmpty();
        assertThat(stopped.networkInterfaces().get(0).association()).isNull();
        assertThat(second.publicIpAddress()).isNotNull().isNotEqualTo(first.publicIpAddress());
        assertThat(second.networkInterfaces().get(0).association().publicIp()).isEqualTo(second.publicIpAddress());
        assertThat(second.privateIpAddress()).isEqualTo(first.privateIpAddress());
        assertThat(second.launchTime()).isAfter(first.launchTime());
    }

    @Test
    void aStoppedInstanceSaysWhoStoppedItAndWhen() {
        String id = launch(r -> { }).instanceId();
        shown(id);
        Instant asked = cloud.time().now();

        ec2.stopInstances(r -> r.instanceIds(id));

        Instance stopped = shown(id);
        assertThat(stopped.stateReason().code()).isEqualTo("Client.UserInitiatedShutdown");
        assertThat(stopped.stateReason().message())
                .isEqualTo("Client.UserInitiatedShutdown: User initiated shutdown");
        assertThat(stopped.stateTransitionReason()).isEqualTo("User initiated ("
                + asked.toString().replace("T", " ").replace("Z", "") + " GMT)");
    }

    @Test
    void aTerminatedInstanceHasNeitherNetworkNorDisks() {
        cloud.iam().instanceProfile("web");
        String id = launch(r -> r.monitoring(m -> m.enabled(true)).iamInstanceProfile(p -> p.name("web")))
                .instanceId();
        assertThat(shown(id).monitoring().stateAsString()).isEqualTo("enabled");
        assertThat(shown(id).iamInstanceProfile().arn()).endsWith("/web");
        String volume = shown(id).blockDeviceMappings().get(0).ebs().volumeId();
        String eni = shown(id).networkInterfaces().get(0).networkInterfaceId();

        ec2.terminateInstances(r -> r.instanceIds(id));

        Instance terminated = shown(id);
        assertThat(terminated.state().name()).isEqualTo(InstanceStateName.TERMINATED);
        assertThat(terminated.vpcId()).isNull();
        assertThat(terminated.subnetId()).isNull();
        assertThat(terminated.privateIpAddress()).isNull();
        assertThat(terminated.publicIpAddress()).isNull();
        assertThat(terminated.networkInterfaces()).isEmpty();
        assertThat(terminated.securityGroups()).isEmpty();
        assertThat(terminated.blockDeviceMappings()).isEmpty();
        assertThat(terminated.monitoring().stateAsString()).isEqualTo("disabled");
        assertThat(terminated.iamInstanceProfile()).isNull();
        assertThat(terminated.metadataOptions().stateAsString()).isEqualTo("pending");
        assertThat(ec2.describeInstances(r -> r.filters(f -> f.name("monitoring-state").values("enabled")))
                .reservations()).isEmpty();
        assertThat(code(() -> ec2.describeVolumes(r -> r.volumeIds(volume)))).isEqualTo("InvalidVolume.NotFound");
        assertThat(code(() -> ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(eni))))
                .isEqualTo("InvalidNetworkInterfaceID.NotFound");
    }

    @Test
    void aDiskThatIsNotDeletedOnTerminationStaysAvailable() {
        String id = launch(r -> r.blockDeviceMappings(b -> b.deviceName("/dev/xvda")
                .ebs(e -> e.deleteOnTermination(false)))).instanceId();
        String volume = shown(id).blockDeviceMappings().get(0).ebs().volumeId();

        ec2.terminateInstances(r -> r.instanceIds(id));
        shown(id);

        assertThat(ec2.describeVolumes(r -> r.volumeIds(volume)).volumes().get(0).stateAsString())
                .isEqualTo("available");
    }

    @Test
    void statusChecksAreInitializingForTwoMinutesThenOk() {
        try (FakeCloud manual = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            String id = manual.ec2().runInstances(request(r -> { })).instances().get(0).instanceId();
            assertThat(manual.ec2().describeInstanceStatus().instanceStatuses())
                    .as("only running instances, unless asked").isEmpty();
            assertThat(manual.ec2().describeInstanceStatus(r -> r.includeAllInstances(true)).instanceStatuses())
                    .singleElement().satisfies(s ->
                            assertThat(s.systemStatus().statusAsString()).isEqualTo("not-applicable"));

            manual.time().advance(Duration.ofSeconds(10));
            assertThat(status(manual, id).systemStatus().statusAsString()).isEqualTo("initializing");

            manual.time().advance(Duration.ofMinutes(2));
            assertThat(status(manual, id).systemStatus().statusAsString()).isEqualTo("ok");
            assertThat(status(manual, id).instanceStatus().details().get(0).statusAsString()).isEqualTo("passed");
        }
    }

    @Test
    void aTestLetsAStatusCheckFailAndPassAgain() {
        String id = launch(r -> { }).instanceId();

        cloud.instance(id).failSystemStatusCheck();
        assertThat(status(cloud, id).systemStatus().statusAsString()).isEqualTo("impaired");
        assertThat(status(cloud, id).systemStatus().details().get(0).impairedSince()).isEqualTo(cloud.time().now());
        assertThat(status(cloud, id).instanceStatus().statusAsString()).isEqualTo("ok");
        assertThat(ec2.describeInstanceStatus(r -> r.filters(f -> f.name("system-status.status").values("impaired")))
                .instanceStatuses()).hasSize(1);

        cloud.instance(id).passStatusChecks();
        assertThat(status(cloud, id).systemStatus().statusAsString()).isEqualTo("ok");
    }

    @Test
    void aSpotInstanceHasTwoMinutesAfterTheNotice() {
        String id = launch(r -> r.instanceMarketOptions(m -> m.marketType("spot"))).instanceId();
        assertThat(shown(id).instanceLifecycleAsString()).isEqualTo("spot");

        cloud.instance(id).interruptSpot();

        cloud.time().advance(Duration.ofSeconds(119));
        assertThat(shown(id).state().name()).isEqualTo(InstanceStateName.RUNNING);
        cloud.time().advance(Duration.ofSeconds(1));
        Instance gone = shown(id);
        assertThat(gone.state().name()).isEqualTo(InstanceStateName.TERMINATED);
        assertThat(gone.stateReason().code()).isEqualTo("Server.SpotInstanceTermination");
        assertThat(gone.stateTransitionReason()).startsWith("Service initiated (");
    }

    @Test
    void aSpotInstanceOfAOneTimeRequestIsNotStopped() {
        String id = launch(r -> r.instanceMarketOptions(m -> m.marketType("spot"))).instanceId();
        shown(id);

        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> ec2.stopInstances(r -> r.instanceIds(id)));

        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("UnsupportedOperation");
        assertThat(error.awsErrorDetails().errorMessage()).contains("'" + id + "'");
        assertThat(shown(id).state().name()).isEqualTo(InstanceStateName.RUNNING);
    }

    @Test
    void startingRefusesWhatIsNotSimulated() {
        String id = launch(r -> { }).instanceId();
        shown(id);

        assertThatThrownBy(() -> ec2.startInstances(r -> r.instanceIds(id).additionalInfo("{}")))
                .isInstanceOf(NotSimulatedException.class)
                .hasMessage("StartInstances with additionalInfo is not simulated by Fake EC2 yet");
        assertThat(ec2.stopInstances(r -> r.instanceIds(id).hibernate(false).force(true)).stoppingInstances())
                .hasSize(1);
    }

    @Test
    void aRebootOfATerminatedInstanceIsIgnored() {
        String id = launch(r -> { }).instanceId();
        ec2.terminateInstances(r -> r.instanceIds(id));
        ec2.rebootInstances(r -> r.instanceIds(id));
        shown(id);
        ec2.rebootInstances(r -> r.instanceIds(id));

        assertThat(cloud.history(id)).extracting(History.Entry::cause).doesNotContain("RebootInstances");
    }

    @Test
    void onlyARunningSpotInstanceIsInterrupted() {
        String id = launch(r -> { }).instanceId();

        assertThatThrownBy(() -> cloud.instance(id).interruptSpot())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not a Spot Instance");
    }

    @Test
    void theHistoryTellsEveryChangeItsCauseAndTheLineThatAsked() {
        String id = cloud.ec2().runInstances(request(r -> { })).instances().get(0).instanceId(); // from this line
        ec2.rebootInstances(r -> r.instanceIds(id));
        ec2.terminateInstances(r -> r.instanceIds(id));
        ec2.describeInstances();

        assertThat(cloud.history(id)).extracting(History.Entry::state, History.Entry::cause).containsExactly(
                tuple("pending", "RunInstances"),
                tuple("running", "(boot)"),
                tuple("running", "(status checks)"),
                tuple("running", "RebootInstances"),
                tuple("shutting-down", "TerminateInstances"),
                tuple("terminated", "(shutdown)"));
        assertThat(cloud.history(id).get(0).caller().toString()).startsWith("InstanceLifeTest.java:");
        assertThat(cloud.history(id).get(1).caller()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"i-0123456789abcdef0", "vpc-1", "", "i-"})
    void thereIsNoLeverOnWhatDoesNotExist(String id) {
        assertThatThrownBy(() -> cloud.instance(id)).isInstanceOf(IllegalArgumentException.class);
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

    private static InstanceStatus status(FakeCloud in, String id) {
        return in.ec2().describeInstanceStatus(r -> r.instanceIds(id)).instanceStatuses().get(0);
    }

    private static String code(ThrowingCallable call) {
        return catchThrowableOfType(Ec2Exception.class, call).awsErrorDetails().errorCode();
    }
}
