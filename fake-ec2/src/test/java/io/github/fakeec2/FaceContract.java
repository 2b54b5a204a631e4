package io.github.fakeec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * What the cloud's own clients do beyond {@link ClientContract}: their waiters wait in virtual time, and what is wrong
 * with the test comes to it as it was thrown. The SDK's own clients wait in real time and get errors of the wire.
 */
abstract class FaceContract extends ClientContract {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @EnumSource(TimeFlow.Mode.class)
    void theCloudsWaiterSeesTheInstanceRunInEveryFlow(TimeFlow.Mode mode) {
        try (FakeCloud cloud = FakeCloud.builder().time(flow(mode)).build()) {
            String id = runOne(cloud);

            WaiterResponse<DescribeInstancesResponse> response = calls(cloud).waitUntilRunning(id, null);

            assertThat(response.matched().response()).hasValueSatisfying(r -> assertThat(
                    r.reservations().get(0).instances().get(0).state().nameAsString()).isEqualTo("running"));
            assertThat(response.attemptsExecuted()).isEqualTo(mode == TimeFlow.Mode.MANUAL ? 2 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource(TimeFlow.Mode.class)
    void aWaiterFailsWhenTheInstanceIsTerminated(TimeFlow.Mode mode) {
        try (FakeCloud cloud = FakeCloud.builder().time(flow(mode)).build()) {
            String id = runOne(cloud);
            calls(cloud).terminate(id);

            assertThatThrownBy(() -> calls(cloud).waitUntilRunning(id, null)).isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("transitioned the waiter to failure state");
        }
    }

    @Test
    void aWaiterGivesUpAfterItsTimeWhichIsVirtual() {
        try (FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            cloud.time().takes(io.github.fakeec2.time.Delay.INSTANCE_BOOT, Duration.ofDays(2));
            String id = runOne(cloud);

            assertThatThrownBy(() -> calls(cloud).waitUntilRunning(id,
                    WaiterOverrideConfiguration.builder().waitTimeout(Duration.ofMinutes(3)).build()))
                    .isInstanceOf(SdkClientException.class).hasMessageContaining("max wait time");
            assertThat(cloud.time().now()).isEqualTo(START.plus(Duration.ofMinutes(3)));
        }
    }

    @Test
    void aWaiterGivesUpAfterItsAttempts() {
        try (FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            cloud.time().takes(io.github.fakeec2.time.Delay.INSTANCE_BOOT, Duration.ofDays(2));
            String id = runOne(cloud);

            assertThatThrownBy(() -> calls(cloud).waitUntilRunning(id, null)).isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("max retry attempts: 40");
        }
    }

    @Test
    void aRequestMayOverrideTheClientsConfiguration() {
        try (FakeCloud cloud = FakeCloud.create()) {
            RunInstancesRequest request = launch(1).overrideConfiguration(o -> o.apiCallTimeout(Duration.ofMillis(1))
                    .putHeader("X-Trace", "1").putRawQueryParameter("a", "b")).build();

            assertThat(calls(cloud).run(request).instances()).hasSize(1);
        }
    }

    @Test
    void anAnswerOfTheTestMayFailToo() {
        try (FakeCloud cloud = FakeCloud.create()) {
            cloud.answer(DescribeInstancesRequest.class, r -> {
                throw new IllegalArgumentException("not now");
            });
            assertThatThrownBy(() -> calls(cloud).describe()).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not now");

            cloud.answer(DescribeInstancesRequest.class, r -> null);
            assertThatThrownBy(() -> calls(cloud).describe()).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("DescribeInstances");
        }
    }

    @Test
    void aClosedCloudRefusesCalls() {
        FakeCloud cloud = FakeCloud.create();
        cloud.close();
        cloud.close();

        assertThatThrownBy(() -> calls(cloud).describe()).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed").hasMessageContaining("DescribeInstances");
    }

    @Test
    void whatIsNotSimulatedIsNoAwsError() {
        try (FakeCloud cloud = FakeCloud.create()) {
            assertThatThrownBy(() -> calls(cloud).run(launch(1).additionalInfo("reserved").build()))
                    .isInstanceOf(NotSimulatedException.class);
            assertThat(calls(cloud).describe(DescribeInstancesRequest.builder().build()).reservations()).isEmpty();
        }
    }
}
