package io.github.fakeec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.time.TimeFlow;
import java.util.IdentityHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** What the SDK's own clients do over a door of the cloud, beyond {@link ClientContract}. */
abstract class WireContract extends ClientContract {

    static final AwsCredentialsProvider ANY_CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));

    private final Map<FakeCloud, Ec2Calls> clients = new IdentityHashMap<>();

    /** A client of the SDK's that reaches the cloud. */
    abstract Ec2Calls connect(FakeCloud cloud);

    @Override
    final Ec2Calls calls(FakeCloud cloud) {
        return clients.computeIfAbsent(cloud, this::connect);
    }

    @AfterEach
    void closeClients() {
        clients.values().forEach(Ec2Calls::close);
    }

    @ParameterizedTest
    @EnumSource(value = TimeFlow.Mode.class, names = "MANUAL", mode = EnumSource.Mode.EXCLUDE)
    void theSdksWaiterSeesTheInstanceRunAtItsFirstPollExceptInManual(TimeFlow.Mode mode) {
        try (FakeCloud cloud = FakeCloud.builder().time(flow(mode)).build()) {
            WaiterResponse<DescribeInstancesResponse> response =
                    calls(cloud).waitUntilRunning(runOne(cloud), null);

            assertThat(response.matched().response()).hasValueSatisfying(r -> assertThat(
                    r.reservations().get(0).instances().get(0).state().nameAsString()).isEqualTo("running"));
            assertThat(response.attemptsExecuted()).isEqualTo(1);
        }
    }

    @Test
    void whatIsNotSimulatedIsAnErrorThatIsNotRetried() {
        try (FakeCloud cloud = FakeCloud.create()) {
            assertFailed("NotSimulated", "AdditionalInfo",
                    () -> calls(cloud).run(launch(1).additionalInfo("reserved").build()));
            assertThat(cloud.calls().all()).hasSize(1);
        }
    }

    @Test
    void anAnswerOfTheTestThatFailsIsAnErrorThatIsNotRetried() {
        try (FakeCloud cloud = FakeCloud.create()) {
            cloud.answer(DescribeInstancesRequest.class, r -> {
                throw new IllegalArgumentException("not now");
            });
            assertFailed("FakeCloudError", "not now", () -> calls(cloud).describe());

            cloud.answer(DescribeInstancesRequest.class, r -> null);
            assertFailed("FakeCloudError", "DescribeInstances", () -> calls(cloud).describe());
            assertThat(cloud.calls().all()).hasSize(2);
        }
    }

    private static void assertFailed(String code, String part, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Ec2Exception.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.awsErrorDetails().errorMessage()).containsIgnoringCase(part);
            assertThat(e.statusCode()).isEqualTo(400);
        });
    }
}
