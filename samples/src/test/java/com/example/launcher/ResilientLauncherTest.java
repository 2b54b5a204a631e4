package com.example.launcher;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatAwsError;
import static software.amazon.awssdk.services.ec2.model.InstanceType.M5_LARGE;
import static software.amazon.awssdk.services.ec2.model.InstanceType.M6_I_LARGE;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.junit.WithFakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

@WithFakeCloud
class ResilientLauncherTest {

    private static final String A = "us-east-1a";
    private static final String B = "us-east-1b";
    private static final Wish WISH = new Wish("nightly-report/2026-01-01", Amis.AMAZON_LINUX_2023,
            List.of(M6_I_LARGE, M5_LARGE), List.of(A, B));

    private FakeCloud cloud;
    private ResilientLauncher launcher;

    @BeforeEach
    void build(Ec2AsyncClient ec2) {
        launcher = new ResilientLauncher(ec2, cloud.time().scheduler(), Backoff.DEFAULT);
    }

    @Test
    void takesTheBestOfferOnAGoodDay() {
        String id = launcher.launch(WISH).join().instanceId();

        assertThat(cloud).instance(id).isRunning().hasType(M6_I_LARGE).isInZone(A);
        assertThat(cloud).calls(RunInstancesRequest.class).hasSize(1);
    }

    @Test
    void goesToTheNextZoneAndThenToTheNextType() {
        cloud.faults().zone(A).goesDown();
        cloud.faults().zone(B).hasCapacity(M6_I_LARGE, 0);

        String id = launcher.launch(WISH).join().instanceId();

        assertThat(cloud).instance(id).isRunning().hasType(M5_LARGE).isInZone(B);
        assertThat(cloud).calls(RunInstancesRequest.class).failed().hasSize(3);
    }

    @Test
    void waitsForRoomWhenThereIsNoneAnywhere() {
        cloud.faults().zone(A).goesDown();
        cloud.faults().zone(B).goesDown();

        CompletableFuture<?> launch = launcher.launch(WISH);
        cloud.time().advance(Duration.ofMinutes(10));
        assertThat(launch).isNotDone();
        cloud.faults().zone(B).recovers();
        cloud.time().advance(Duration.ofMinutes(2));

        assertThat(launch).isCompleted();
        assertThat(cloud).instances().taggedWith("wish", WISH.key()).areRunning().hasSize(1);
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToTheMost() {
        Instant start = cloud.time().now();
        cloud.faults().on(RunInstancesRequest.class).fail("InsufficientInstanceCapacity");

        launcher.launch(WISH);
        cloud.time().advance(Duration.ofMinutes(10));

        assertThat(cloud.calls().of(DescribeInstancesRequest.class))
                .extracting(call -> Duration.between(start, call.at()).toSeconds())
                .containsExactly(0L, 2L, 6L, 14L, 30L, 62L, 126L, 246L, 366L, 486L);
    }

    @Test
    void givesUpWithTheLastErrorOfAws() {
        cloud.faults().on(RunInstancesRequest.class).fail("InsufficientInstanceCapacity");

        CompletableFuture<?> launch = launcher.launch(WISH);
        cloud.time().advance(Duration.ofHours(1));

        assertThatAwsError(launch::join).hasCode("InsufficientInstanceCapacity");
        assertThat(cloud).calls(RunInstancesRequest.class).hasSize(21 * 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UnauthorizedOperation", "InstanceLimitExceeded", "InvalidParameterValue"})
    void failsAtOnceWithWhatNoPatienceCures(String code) {
        cloud.faults().on(RunInstancesRequest.class).fail(code);

        assertThatAwsError(() -> launcher.launch(WISH).join()).hasCode(code);
        assertThat(cloud).calls(RunInstancesRequest.class).hasSize(1);
    }

    @Test
    void failsAtOnceWhenTheImageDoesNotExist() {
        var wish = new Wish("typo", "ami-0123456789abcdef0", WISH.types(), WISH.zones());

        assertThatAwsError(() -> launcher.launch(wish).join()).hasCode("InvalidAMIID.NotFound")
                .hasMessage("The image id '[ami-0123456789abcdef0]' does not exist");
    }

    @Test
    @WithFakeCloud(time = TimeFlow.Mode.MANUAL)
    void getsThroughThrottlingThoughItTakesLonger() {
        cloud.faults().throttleAbove(2, Duration.ofSeconds(10));

        List<CompletableFuture<?>> launches = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            launches.add(launcher.launch(new Wish("job-" + i, WISH.imageId(), WISH.types(), WISH.zones())));
        }
        cloud.time().advance(Duration.ofMinutes(30));

        assertThat(launches).allMatch(CompletableFuture::isDone).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(cloud).instances().taggedWith("wish").areRunning().hasSize(10);
        assertThat(cloud).calls().failed().isNotEmpty();
    }

    @Test
    void launchesOnceThoughTheNetworkFailsInBetween() {
        cloud.faults().on(RunInstancesRequest.class).times(1).failWith(() -> ApiCallTimeoutException.create(30_000));

        CompletableFuture<?> launch = launcher.launch(WISH);
        cloud.time().advance(Duration.ofSeconds(2));

        assertThat(launch).isCompleted();
        assertThat(cloud).instances().hasSize(1);
    }

    @Test
    @WithFakeCloud(time = TimeFlow.Mode.MANUAL)
    void launchesOnceThoughTheAnswerIsLostAndTheInstanceNotYetVisible() {
        cloud.faults().newResourcesInvisibleFor(Duration.ofSeconds(10));
        cloud.faults().on(RunInstancesRequest.class).times(1).loseAnswer();

        CompletableFuture<?> launch = launcher.launch(WISH);
        cloud.time().advance(Duration.ofMinutes(1));

        assertThat(launch).isCompleted();
        assertThat(cloud).calls(RunInstancesRequest.class).hasSize(2);
        assertThat(cloud).instances().hasSize(1);
    }

    @Test
    @WithFakeCloud(time = TimeFlow.Mode.MANUAL)
    void launchesOnceThoughTwoLaunchersDoNotSeeEachOthersInstance() {
        cloud.faults().newResourcesInvisibleFor(Duration.ofSeconds(10));

        String first = launcher.launch(WISH).join().instanceId();
        String second = launcher.launch(WISH).join().instanceId();

        assertThat(second).isEqualTo(first);
        assertThat(cloud).calls(RunInstancesRequest.class).succeeded().hasSize(2);
        assertThat(cloud).within(Duration.ofSeconds(10)).instances().taggedWith("wish").hasSize(1);
    }

    @Test
    void findsTheInstanceOfALauncherThatDiedThoughABetterOfferIsThereByNow() {
        cloud.faults().zone(A).goesDown();
        String before = launcher.launch(WISH).join().instanceId();
        cloud.faults().zone(A).recovers();

        var successor = new ResilientLauncher(cloud.ec2Async(), cloud.time().scheduler(), Backoff.DEFAULT);
        String after = successor.launch(WISH).join().instanceId();

        assertThat(after).isEqualTo(before);
        assertThat(cloud).instance(before).isRunning().isInZone(B);
    }
}
