package io.github.fakeec2;

import static io.github.fakeec2.Launching.one;
import static io.github.fakeec2.Launching.several;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

class FaultsTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    private static String codeOf(ThrowingCallable call) {
        return catchThrowableOfType(Ec2Exception.class, call).awsErrorDetails().errorCode();
    }

    private static RunInstancesResponse run(Ec2Client ec2, String zone, int min, int max) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO).minCount(min)
                .maxCount(max).placement(p -> p.availabilityZone(zone)));
    }

    @Test
    void theNextCallsFailAndThenItWorks() {
        cloud.faults().on(RunInstancesRequest.class).times(2).fail("InsufficientInstanceCapacity");

        assertThat(codeOf(() -> one(ec2))).isEqualTo("InsufficientInstanceCapacity");
        assertThat(codeOf(() -> one(ec2))).isEqualTo("InsufficientInstanceCapacity");
        assertThat(one(ec2)).startsWith("i-");
        assertThat(cloud.calls().of(RunInstancesRequest.class)).extracting(call -> call.succeeded())
                .containsExactly(false, false, true);
    }

    @Test
    void someCallsPassFirstAndOthersAreNotMeant() {
        cloud.faults().on(DescribeInstancesRequest.class).when(DescribeInstancesRequest::hasInstanceIds).after(1)
                .fail("InternalError", "broken");
        String id = one(ec2);
        ec2.describeInstances(r -> r.instanceIds(id));

        assertThatThrownBy(() -> ec2.describeInstances(r -> r.instanceIds(id))).hasMessageStartingWith("broken");
        assertThat(codeOf(() -> ec2.describeInstances(r -> r.instanceIds(id)))).isEqualTo("InternalError");
        assertThat(ec2.describeInstances().reservations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"RequestLimitExceeded,503", "InsufficientInstanceCapacity,500", "InternalError,500", "Unavailable,503",
        "UnauthorizedOperation,403", "AuthFailure,401", "VcpuLimitExceeded,400", "SomethingOfTheFuture,400"})
    void anErrorByItsCodeHasTheStatusThatAwsGivesIt(String code, int status) {
        cloud.faults().on(DescribeInstancesRequest.class).times(1).fail(code);

        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> ec2.describeInstances());

        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(error.statusCode()).isEqualTo(status);
        assertThat(error.awsErrorDetails().errorMessage()).isNotBlank();
        assertThat(error.requestId()).isNotBlank();
    }

    @Test
    void statusAndMessageCanBeGiven() {
        cloud.faults().on(DescribeInstancesRequest.class).fail("Teapot", 418, "short and stout");

        assertThatThrownBy(() -> ec2.describeInstances()).isInstanceOfSatisfying(Ec2Exception.class,
                e -> assertThat(e.statusCode()).isEqualTo(418)).hasMessageStartingWith("short and stout");
    }

    @DirectFace("the SDK throws an exception of its own for an answer that gets lost")
    @Test
    void whatTheSdkThrowsItselfCanBeOrdered() {
        cloud.faults().on(DescribeInstancesRequest.class).failWith(() -> ApiCallTimeoutException.create(5));

        assertThatThrownBy(() -> ec2.describeInstances()).isInstanceOf(ApiCallTimeoutException.class);
        assertThat(cloud.observer().describeInstances().reservations()).as("onlookers meet no trouble").isEmpty();

        cloud.faults().clear();
        assertThat(ec2.describeInstances().reservations()).isEmpty();
    }

    @Test
    void throttlingEndsAsVirtualTimePasses() {
        cloud.faults().throttleAbove(2, Faults.perSecond());
        ec2.describeInstances();
        ec2.describeInstances();

        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> ec2.describeInstances());
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("RequestLimitExceeded");
        assertThat(error.statusCode()).isEqualTo(503);
        assertThat(error.isThrottlingException()).isTrue();

        cloud.time().advance(Duration.ofMillis(500));
        ec2.describeInstances();
        assertThat(codeOf(() -> ec2.describeInstances())).isEqualTo("RequestLimitExceeded");
    }

    @Test
    void inTheDefaultFlowANewResourceBecomesVisibleToWhoAsksAgain() {
        cloud.faults().newResourcesInvisibleFor(Duration.ofSeconds(3));
        String id = one(ec2);
        int tries = 0;
        while (tries < 20) {
            tries++;
            try {
                ec2.describeInstances(r -> r.instanceIds(id));
                break;
            } catch (Ec2Exception e) {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidInstanceID.NotFound");
            }
        }

        assertThat(tries).isBetween(1, 5);
    }

    @Test
    void inManualItStaysInvisibleUntilTheTestAdvances() {
        FakeCloud manual = FakeCloud.builder().time(TimeFlow.MANUAL).build();
        manual.faults().newResourcesInvisibleFor(Duration.ofSeconds(3));
        String id = one(manual.ec2());

        for (int i = 0; i < 5; i++) {
            assertThat(codeOf(() -> manual.ec2().describeInstances(r -> r.instanceIds(id))))
                    .isEqualTo("InvalidInstanceID.NotFound");
            assertThat(manual.ec2().describeInstances().reservations()).isEmpty();
        }
        assertThat(manual.observer().describeInstances().reservations()).as("onlookers see it").hasSize(1);

        manual.time().advance(Duration.ofSeconds(3));
        assertThat(manual.ec2().describeInstances().reservations()).hasSize(1);
    }

    @Test
    @Tag("newer-sdk")
    void theTimeOfInvisibilityIsDrawnFromTheSeedAndAFailedCallDoesNotShiftIt() {
        assertThat(visibleAfter(false)).isEqualTo(visibleAfter(true));
    }

    private static List<Duration> visibleAfter(boolean withFailure) {
        FakeCloud manual = FakeCloud.builder().time(TimeFlow.MANUAL).build();
        manual.faults().newResourcesInvisibleForUpTo(Duration.ofMinutes(1));
        Ec2Client ec2 = manual.ec2();
        if (withFailure) {
            assertThatThrownBy(() -> ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).minCount(2).maxCount(2)
                    .instanceType(InstanceType.T3_MICRO).dryRun(true))).isInstanceOf(Ec2Exception.class);
        }
        List<String> ids = several(ec2, 3);
        var start = manual.time().now();
        return ids.stream().map(id -> {
            while (!ec2.describeInstances().reservations().stream().flatMap(r -> r.instances().stream())
                    .map(i -> i.instanceId()).toList().contains(id)) {
                manual.time().advance(Duration.ofMillis(100));
            }
            return Duration.between(start, manual.time().now());
        }).toList();
    }

    @Test
    void aZoneThatIsDownTakesNoInstancesAndItsOwnFailTheirChecks() {
        String id = run(ec2, "us-east-1a", 1, 1).instances().get(0).instanceId();
        cloud.time().advance(Duration.ofMinutes(5));

        cloud.faults().zone("us-east-1a").goesDown();

        assertThat(codeOf(() -> run(ec2, "us-east-1a", 1, 1))).isEqualTo("InsufficientInstanceCapacity");
        assertThat(run(ec2, "us-east-1b", 1, 1).instances()).hasSize(1);
        assertThat(status(id).systemStatus().statusAsString()).isEqualTo("impaired");

        cloud.faults().zone("us-east-1a").recovers();

        assertThat(status(id).systemStatus().statusAsString()).isEqualTo("ok");
        assertThat(run(ec2, "us-east-1a", 1, 1).instances()).hasSize(1);
    }

    private InstanceStatus status(String id) {
        return ec2.describeInstanceStatus(r -> r.instanceIds(id)).instanceStatuses().get(0);
    }

    @Test
    void whereThereIsRoomForSomeALaunchGetsWhatItCanBetweenLeastAndMost() {
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.T3_MICRO, 3);

        assertThat(run(ec2, "us-east-1a", 1, 2).instances()).hasSize(2);
        assertThat(codeOf(() -> run(ec2, "us-east-1a", 2, 5))).isEqualTo("InsufficientInstanceCapacity");
        assertThat(run(ec2, "us-east-1a", 1, 5).instances()).hasSize(1);
        assertThat(codeOf(() -> run(ec2, "us-east-1a", 1, 1))).isEqualTo("InsufficientInstanceCapacity");

        cloud.faults().zone("us-east-1a").hasAnyCapacity(InstanceType.T3_MICRO);
        assertThat(run(ec2, "us-east-1a", 10, 10).instances()).hasSize(10);
    }

    @Test
    void aConditionMayCallTheCloud() {
        String id = one(ec2);
        cloud.faults().on(DescribeInstancesRequest.class)
                .when(r -> cloud.instance(id).state().equals("running")).times(1).fail("InternalError");

        assertThat(codeOf(() -> ec2.describeInstances())).isEqualTo("InternalError");
    }

    @Test
    void nonsenseIsRefusedWhenItIsOrdered() {
        Faults faults = cloud.faults();

        assertThatNullPointerException().isThrownBy(() -> faults.on(null));
        assertThatNullPointerException().isThrownBy(() -> faults.on(RunInstancesRequest.class).fail(null));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.on(RunInstancesRequest.class).times(0));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.on(RunInstancesRequest.class).after(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.throttleAbove(-1, Faults.perMinute()));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.throttleAbove(1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.zone("us-east-1z"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.zone("us-east-1a").hasCapacity(InstanceType.T3_MICRO, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.newResourcesInvisibleFor(Duration.ofNanos(-1)));
    }

    @Test
    void longInvisibilityDoesNotOverflow() {
        cloud.faults().newResourcesInvisibleFor(Duration.ofSeconds(Long.MAX_VALUE));
        one(ec2);
        cloud.faults().newResourcesInvisibleForUpTo(Duration.ofSeconds(Long.MAX_VALUE));
        one(ec2);

        assertThat(cloud.observer().describeInstances().reservations()).hasSize(2);
    }
}
