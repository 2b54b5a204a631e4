package io.github.fakeec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

/**
 * What holds for every client of the cloud, synchronous or asynchronous, the cloud's own or the SDK's over one of the
 * cloud's doors; each has a subclass that says which. What only the cloud's own clients do is in {@link FaceContract}.
 */
abstract class ClientContract {

    /** The calls of the client that is asked for, of a cloud that the test made. */
    abstract Ec2Calls calls(FakeCloud cloud);

    private RunInstancesResponse run(FakeCloud cloud, RunInstancesRequest request) {
        return calls(cloud).run(request);
    }

    private DescribeInstancesResponse describe(FakeCloud cloud, DescribeInstancesRequest request) {
        return calls(cloud).describe(request);
    }

    private DescribeInstancesResponse describe(FakeCloud cloud) {
        return calls(cloud).describe();
    }

    static RunInstancesRequest.Builder launch(int count) {
        return RunInstancesRequest.builder().imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(count).maxCount(count);
    }

    static DescribeInstancesRequest byId(String id) {
        return DescribeInstancesRequest.builder().instanceIds(id).build();
    }

    final String runOne(FakeCloud cloud) {
        return run(cloud, launch(1).build()).instances().get(0).instanceId();
    }

    static TimeFlow flow(TimeFlow.Mode mode) {
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
            RunInstancesResponse response = calls(cloud).run(r -> r.imageId(Amis.UBUNTU_24_04)
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
            cloud.faults().on(RunInstancesRequest.class).times(1).fail("UnauthorizedOperation");
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

            assertThat(calls(cloud).pages(pageSize)).isEqualTo(whole).hasSize(12);
        }
    }

    @ParameterizedTest
    @EnumSource(TimeFlow.Mode.class)
    void aWaiterThatTheUserBuiltSeesTheEndAtItsFirstPollExceptInManual(TimeFlow.Mode mode) {
        try (FakeCloud cloud = FakeCloud.builder().time(flow(mode)).build()) {
            String id = runOne(cloud);

            if (mode == TimeFlow.Mode.MANUAL) {
                assertThatThrownBy(() -> calls(cloud).waitWithOwnWaiter(id, 1)).isInstanceOf(SdkClientException.class);
                cloud.time().settle();
            }

            assertThat(calls(cloud).waitWithOwnWaiter(id, 1).attemptsExecuted()).isEqualTo(1);
        }
    }

    @Test
    void anOperationThatIsNotSimulatedSaysHowToAnswerIt() {
        try (FakeCloud cloud = FakeCloud.create()) {
            cloud.answer(CreateVpcRequest.class, r -> CreateVpcResponse.builder().vpc(v -> v.vpcId("vpc-1")).build());
            CreateVpcResponse answer = calls(cloud).createVpc(CreateVpcRequest.builder().build());

            assertThat(answer.vpc().vpcId()).isEqualTo("vpc-1");
            assertThat(cloud.calls().by("CreateVpc")).hasSize(1);
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
