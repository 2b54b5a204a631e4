package io.github.fakeec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

/** What holds for the synchronous and the asynchronous client alike; each has a subclass that says how it is called. */
abstract class ClientContract {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    abstract RunInstancesResponse run(FakeCloud cloud, RunInstancesRequest request);

    abstract RunInstancesResponse run(FakeCloud cloud, Consumer<RunInstancesRequest.Builder> request);

    abstract DescribeInstancesResponse describe(FakeCloud cloud, DescribeInstancesRequest request);

    abstract DescribeInstancesResponse describe(FakeCloud cloud);

    abstract void terminate(FakeCloud cloud, String id);

    abstract CreateVpcResponse createVpc(FakeCloud cloud, CreateVpcRequest request);

    /** All instances through the client's paginator. */
    abstract List<Instance> pages(FakeCloud cloud, int pageSize);

    abstract WaiterResponse<DescribeInstancesResponse> waitUntilRunning(FakeCloud cloud, String id,
            WaiterOverrideConfiguration configuration);

    /** With a waiter that the user builds on the client, which knows nothing of virtual time. */
    abstract WaiterResponse<DescribeInstancesResponse> waitWithOwnWaiter(FakeCloud cloud, String id, int attempts);

    static RunInstancesRequest.Builder launch(int count) {
        return RunInstancesRequest.builder().imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(count).maxCount(count);
    }

    private static DescribeInstancesRequest byId(String id) {
        return DescribeInstancesRequest.builder().instanceIds(id).build();
    }

    private String runOne(FakeCloud cloud) {
        return run(cloud, launch(1).build()).instances().get(0).instanceId();
    }

    private static TimeFlow flow(TimeFlow.Mode mode) {
        return switch (mode) {
            case SETTLED -> TimeFlow.SETTLED;
            case MANUAL -> TimeFlow.MANUAL;
            case STEPPED -> TimeFlow.stepped(Duration.ofSeconds(1));
            case REAL -> TimeFlow.real(1);
        };
    }

    @Test
    void aCallIsAnsweredWithMetadataAsOverTheWire() {
        try (FakeCloud cloud = FakeCloud.create()) {
            RunInstancesResponse response = run(cloud, launch(2).build());

            assertThat(response.instances()).hasSize(2)
                    .allSatisfy(i -> assertThat(i.instanceId()).matches("i-0[0-9a-f]{16}"));
            assertThat(response.responseMetadata().requestId()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(response.sdkHttpResponse().statusCode()).isEqualTo(200);
            assertThat(describe(cloud).reservations().get(0).instances()).hasSize(2);
        }
    }

    @Test
    void aRequestMayBeWrittenAsALambda() {
        try (FakeCloud cloud = FakeCloud.create()) {
            RunInstancesResponse response = run(cloud, r -> r.imageId(Amis.UBUNTU_24_04)
                    .instanceType(InstanceType.T3_NANO).minCount(1).maxCount(1));

            assertThat(response.instances()).singleElement().extracting(Instance::imageId).isEqualTo(Amis.UBUNTU_24_04);
        }
    }

    @Test
    void anErrorIsCompleteAndNamesTheIdsAsAwsDoes() {
        try (FakeCloud cloud = FakeCloud.create()) {
            Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> describe(cloud, DescribeInstancesRequest
                    .builder().instanceIds("i-0123456789abcdef0", "i-0123456789abcdef1").build()));

            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidInstanceID.NotFound");
            assertThat(error.awsErrorDetails().errorMessage())
                    .isEqualTo("The instance IDs 'i-0123456789abcdef0, i-0123456789abcdef1' do not exist");
            assertThat(error.awsErrorDetails().serviceName()).isEqualTo("Ec2");
            assertThat(error.awsErrorDetails().sdkHttpResponse().statusCode()).isEqualTo(400);
            assertThat(error.statusCode()).isEqualTo(400);
            assertThat(error.requestId()).isNotBlank();
            assertThat(error.getMessage()).contains("(Service: Ec2, Status Code: 400, Request ID: ");
        }
    }

    @Test
    @Tag("newer-sdk")
    void aDryRunSaysThatItWouldHaveSucceededAndDoesNothing() {
        try (FakeCloud cloud = FakeCloud.create()) {
            describe(cloud);
            String before = cloud.digest();

            Ec2Exception error = catchThrowableOfType(Ec2Exception.class,
                    () -> run(cloud, launch(1).dryRun(true).build()));

            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("DryRunOperation");
            assertThat(error.statusCode()).isEqualTo(412);
            assertThat(error.awsErrorDetails().errorMessage())
                    .isEqualTo("Request would have succeeded, but DryRun flag is set.");
            assertThat(cloud.digest()).isEqualTo(before);
        }
    }

    @Test
    @Tag("newer-sdk")
    void aDryRunOfWhatWouldFailFailsInTheSameWay() {
        try (FakeCloud cloud = FakeCloud.create()) {
            assertThatThrownBy(() -> run(cloud, launch(0).dryRun(true).build()))
                    .isInstanceOfSatisfying(Ec2Exception.class, e -> assertThat(e.awsErrorDetails().errorCode())
                            .isEqualTo("InvalidParameterValue"));
        }
    }

    @Test
    void theSameTokenWithTheSameParametersGetsTheSameAnswerAndNoSecondInstance() {
        try (FakeCloud cloud = FakeCloud.create()) {
            RunInstancesResponse first = run(cloud, launch(1).clientToken("token").build());
            RunInstancesResponse second = run(cloud, launch(1).clientToken("token").build());

            assertThat(second.instances()).isEqualTo(first.instances());
            assertThat(second.reservationId()).isEqualTo(first.reservationId());
            assertThat(second.responseMetadata().requestId()).isNotEqualTo(first.responseMetadata().requestId());
            assertThat(describe(cloud).reservations()).hasSize(1);
        }
    }

    @Test
    void theSameTokenWithOtherParametersIsAMismatch() {
        try (FakeCloud cloud = FakeCloud.create()) {
            run(cloud, launch(1).clientToken("token").build());

            assertThatThrownBy(() -> run(cloud, launch(2).clientToken("token").build()))
                    .isInstanceOfSatisfying(Ec2Exception.class, e -> assertThat(e.awsErrorDetails().errorCode())
                            .isEqualTo("IdempotentParameterMismatch"));
            assertThat(describe(cloud).reservations()).hasSize(1);
        }
    }

    @Test
    @Tag("newer-sdk")
    void aTokenIsNotSpentByACallThatFailsOrIsDry() {
        try (FakeCloud cloud = FakeCloud.create()) {
            cloud.faults().on(RunInstancesRequest.class).times(1).fail("InternalError");
            RunInstancesRequest request = launch(1).clientToken("token").build();

            assertThatThrownBy(() -> run(cloud, request)).isInstanceOf(Ec2Exception.class);
            assertThatThrownBy(() -> run(cloud, request.toBuilder().dryRun(true).build()))
                    .isInstanceOf(Ec2Exception.class);

            assertThat(run(cloud, request).instances()).hasSize(1);
        }
    }

    @Test
    void aTokenOfMoreThan64CharactersIsRefused() {
        try (FakeCloud cloud = FakeCloud.create()) {
            assertThatThrownBy(() -> run(cloud, launch(1).clientToken("t".repeat(65)).build()))
                    .isInstanceOfSatisfying(Ec2Exception.class, e -> assertThat(e.awsErrorDetails().errorCode())
                            .isEqualTo("InvalidParameterValue"));
            assertThat(run(cloud, launch(1).clientToken("t".repeat(64)).build()).instances()).hasSize(1);
        }
    }

    @Test
    void anotherRegionAndAnotherAccountHaveTokensOfTheirOwn() {
        try (FakeCloud cloud = FakeCloud.create()) {
            RunInstancesRequest request = launch(1).clientToken("token").build();
            run(cloud, request);

            String elsewhere = cloud.client(software.amazon.awssdk.services.ec2.Ec2Client.class, "eu-west-1")
                    .runInstances(request).instances().get(0).instanceId();
            String other = cloud.account("210987654321").ec2().runInstances(request).instances().get(0).instanceId();

            assertThat(List.of(elsewhere, other, describe(cloud).reservations().get(0).instances().get(0).instanceId()))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 11, 12, 13, 1000})
    void thePagesTogetherAreTheWhole(int pageSize) {
        try (FakeCloud cloud = FakeCloud.create()) {
            run(cloud, launch(5).build());
            runOne(cloud);
            run(cloud, launch(6).build());
            List<Instance> whole = new ArrayList<>();
            describe(cloud).reservations().forEach(r -> whole.addAll(r.instances()));

            assertThat(pages(cloud, pageSize)).isEqualTo(whole).hasSize(12);
        }
    }

    @ParameterizedTest
    @EnumSource(TimeFlow.Mode.class)
    void theCloudsWaiterSeesTheInstanceRunInEveryFlow(TimeFlow.Mode mode) {
        try (FakeCloud cloud = FakeCloud.builder().time(flow(mode)).build()) {
            String id = runOne(cloud);

            WaiterResponse<DescribeInstancesResponse> response = waitUntilRunning(cloud, id, null);

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
            terminate(cloud, id);

            assertThatThrownBy(() -> waitUntilRunning(cloud, id, null)).isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("transitioned the waiter to failure state");
        }
    }

    @Test
    void aWaiterGivesUpAfterItsTimeWhichIsVirtual() {
        try (FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            cloud.time().takes(io.github.fakeec2.time.Delay.INSTANCE_BOOT, Duration.ofDays(2));
            String id = runOne(cloud);

            assertThatThrownBy(() -> waitUntilRunning(cloud, id,
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

            assertThatThrownBy(() -> waitUntilRunning(cloud, id, null)).isInstanceOf(SdkClientException.class)
                    .hasMessageContaining("max retry attempts: 40");
        }
    }

    @ParameterizedTest
    @EnumSource(TimeFlow.Mode.class)
    void aWaiterThatTheUserBuiltSeesTheEndAtItsFirstPollExceptInManual(TimeFlow.Mode mode) {
        try (FakeCloud cloud = FakeCloud.builder().time(flow(mode)).build()) {
            String id = runOne(cloud);

            if (mode == TimeFlow.Mode.MANUAL) {
                assertThatThrownBy(() -> waitWithOwnWaiter(cloud, id, 1)).isInstanceOf(SdkClientException.class);
                cloud.time().settle();
            }

            assertThat(waitWithOwnWaiter(cloud, id, 1).attemptsExecuted()).isEqualTo(1);
        }
    }

    @Test
    void aRequestMayOverrideTheClientsConfiguration() {
        try (FakeCloud cloud = FakeCloud.create()) {
            RunInstancesRequest request = launch(1).overrideConfiguration(o -> o.apiCallTimeout(Duration.ofMillis(1))
                    .putHeader("X-Trace", "1").putRawQueryParameter("a", "b")).build();

            assertThat(run(cloud, request).instances()).hasSize(1);
        }
    }

    @Test
    void anOperationThatIsNotSimulatedSaysHowToAnswerIt() {
        try (FakeCloud cloud = FakeCloud.create()) {
            cloud.answer(CreateVpcRequest.class, r -> CreateVpcResponse.builder().vpc(v -> v.vpcId("vpc-1")).build());
            CreateVpcResponse answer = createVpc(cloud, CreateVpcRequest.builder().build());

            assertThat(answer.vpc().vpcId()).isEqualTo("vpc-1");
            assertThat(cloud.calls().by("CreateVpc")).hasSize(1);
        }
    }

    @Test
    void anAnswerOfTheTestMayFailToo() {
        try (FakeCloud cloud = FakeCloud.create()) {
            cloud.answer(DescribeInstancesRequest.class, r -> {
                throw new IllegalArgumentException("not now");
            });
            assertThatThrownBy(() -> describe(cloud)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not now");

            cloud.answer(DescribeInstancesRequest.class, r -> null);
            assertThatThrownBy(() -> describe(cloud)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("DescribeInstances");
        }
    }

    @Test
    void aClosedCloudRefusesCalls() {
        FakeCloud cloud = FakeCloud.create();
        cloud.close();
        cloud.close();

        assertThatThrownBy(() -> describe(cloud)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed").hasMessageContaining("DescribeInstances");
    }

    @Test
    void whatIsNotSimulatedIsNoAwsError() {
        try (FakeCloud cloud = FakeCloud.create()) {
            assertThatThrownBy(() -> run(cloud, launch(1).additionalInfo("reserved").build()))
                    .isInstanceOf(NotSimulatedException.class);
            assertThat(describe(cloud, DescribeInstancesRequest.builder().build()).reservations()).isEmpty();
        }
    }

    @Test
    void describingByIdShowsThatInstanceAlone() {
        try (FakeCloud cloud = FakeCloud.create()) {
            runOne(cloud);
            String id = runOne(cloud);

            assertThat(describe(cloud, byId(id)).reservations()).singleElement().satisfies(
                    r -> assertThat(r.instances()).singleElement().extracting(Instance::instanceId).isEqualTo(id));
        }
    }
}
