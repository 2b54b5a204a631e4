package io.github.fakeec2.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.waiters.Ec2Waiter;

class WaiterTest {

    private final RecordingDoor door = new RecordingDoor();
    private final Ec2Client ec2 = ClientFaces.create(Ec2Client.class, door);

    @Test
    void waitingForARunningInstancePollsEveryFifteenSecondsOfVirtualTime() {
        instanceIs("pending", "pending", "running");

        WaiterResponse<DescribeInstancesResponse> response =
                ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds("i-1"));

        assertThat(response.attemptsExecuted()).isEqualTo(3);
        assertThat(response.matched().response()).isPresent();
        assertThat(door.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void nothingPassesWhenTheFirstPollSucceeds() {
        instanceIs("running");

        ec2.waiter().waitUntilInstanceRunning(DescribeInstancesRequest.builder().build());

        assertThat(door.elapsed()).isZero();
    }

    @Test
    void aWaiterWithItsOwnPaceKeepsIt() {
        door.answering(any -> {
            if (door.requests().size() < 4) {
                throw Ec2Exception.builder()
                        .awsErrorDetails(AwsErrorDetails.builder().errorCode("InvalidVpcID.NotFound").build()).build();
            }
            return DescribeVpcsResponse.builder().build().toBuilder()
                    .sdkHttpResponse(SdkHttpResponse.builder().statusCode(200).build()).build();
        });

        ec2.waiter().waitUntilVpcExists(r -> r.vpcIds("vpc-1"));

        assertThat(door.passed()).hasSize(3).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void aStateThatNeverLeadsThereFailsTheWait() {
        instanceIs("pending", "terminated");

        assertThatThrownBy(() -> ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds("i-1")))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("transitioned the waiter to failure state");
        assertThat(door.elapsed()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void theWaitEndsAfterFortyAttemptsAsInTheSdk() {
        instanceIs("pending");

        assertThatThrownBy(() -> ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds("i-1")))
                .isInstanceOf(SdkClientException.class)
                .hasMessage("The waiter has exceeded the max retry attempts: 40");
        assertThat(door.requests()).hasSize(40);
        assertThat(door.elapsed()).isEqualTo(Duration.ofSeconds(39 * 15));
    }

    @Test
    void theCallersMaximumOfAttemptsIsKept() {
        instanceIs("pending");

        assertThatThrownBy(() -> ec2.waiter()
                        .waitUntilInstanceRunning(r -> r.instanceIds("i-1"), o -> o.maxAttempts(3)))
                .hasMessage("The waiter has exceeded the max retry attempts: 3");
        assertThat(door.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void theCallersTimeoutIsMeasuredInVirtualTime() {
        instanceIs("pending");

        assertThatThrownBy(() -> ec2.waiter().waitUntilInstanceRunning(
                        r -> r.instanceIds("i-1"), o -> o.waitTimeout(Duration.ofMinutes(1))))
                .isInstanceOf(SdkClientException.class)
                .hasMessage("The waiter has exceeded the max wait time or the next retry will exceed the max wait time "
                        + "+ PT1M");
        assertThat(door.elapsed()).isEqualTo(Duration.ofMinutes(1));
        assertThat(door.requests()).hasSize(5);
    }

    @Test
    @SuppressWarnings("deprecation") // The older interface is still in use.
    void theOlderKindOfBackoffStrategyWorksToo() {
        instanceIs("pending", "running");

        ec2.waiter().waitUntilInstanceRunning(
                r -> r.instanceIds("i-1"), o -> o.backoffStrategy(context -> Duration.ofDays(1)));

        assertThat(door.elapsed()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aNullRequestIsRefused() {
        assertThatThrownBy(() -> ec2.waiter().waitUntilInstanceRunning((DescribeInstancesRequest) null))
                .isInstanceOf(SdkClientException.class).hasMessage("request must not be null");
    }

    @Test
    void aClosedWaiterGoesOnWorking() {
        instanceIs("running");
        Ec2Waiter waiter = ec2.waiter();

        waiter.close();

        assertThat(waiter.waitUntilInstanceRunning(r -> r.instanceIds("i-1"))).isNotNull();
        assertThat(waiter).hasToString("Waiter of Ec2Client (fake, account 123456789012, eu-west-1)");
    }

    @Test
    void theAsynchronousWaiterWaitsOnVirtualTimeToo() {
        instanceIs("pending", "running");
        Ec2AsyncClient async = ClientFaces.create(Ec2AsyncClient.class, door);

        CompletableFuture<WaiterResponse<DescribeInstancesResponse>> future =
                async.waiter().waitUntilInstanceRunning(r -> r.instanceIds("i-1"));

        assertThat(future).isDone();
        assertThat(future.join().attemptsExecuted()).isEqualTo(2);
        assertThat(door.elapsed()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void theAsynchronousWaiterFailsItsFuture() {
        instanceIs("pending");
        Ec2AsyncClient async = ClientFaces.create(Ec2AsyncClient.class, door);

        assertThatThrownBy(() -> async.waiter()
                        .waitUntilInstanceRunning(r -> r.instanceIds("i-1"), o -> o.maxAttempts(2)).join())
                .cause().isInstanceOf(SdkClientException.class)
                .hasMessage("The waiter has exceeded the max retry attempts: 2");
    }

    @Test
    void theAsynchronousWaiterRunsOnTheExecutor() {
        instanceIs("running");
        Queue<Runnable> tasks = new ArrayDeque<>();
        Ec2AsyncClient async = ClientFaces.create(Ec2AsyncClient.class, door.runningOn(tasks::add));

        CompletableFuture<?> future = async.waiter().waitUntilInstanceRunning(r -> r.instanceIds("i-1"));

        assertThat(future).isNotDone();
        tasks.remove().run();
        assertThat(future).isCompleted();
    }

    private void instanceIs(String... states) {
        door.answering(InstanceStates.of(states));
    }
}
