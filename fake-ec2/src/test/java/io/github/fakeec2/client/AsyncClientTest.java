package io.github.fakeec2.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Reservation;

class AsyncClientTest {

    private final RecordingDoor door = new RecordingDoor();
    private final Ec2AsyncClient ec2 = ClientFaces.create(Ec2AsyncClient.class, door);

    @Test
    void onTheCallersThreadTheFutureIsCompleteOnReturn() {
        DescribeInstancesResponse response = DescribeInstancesResponse.builder().build();
        door.answering(any -> response);

        CompletableFuture<DescribeInstancesResponse> future = ec2.describeInstances(r -> r.instanceIds("i-1"));

        assertThat(future).isDone();
        assertThat(future.join()).isSameAs(response);
        assertThat(door.operation()).hasToString("ec2:DescribeInstances");
    }

    @Test
    void onAnExecutorTheCallHappensWhenTheExecutorRunsIt() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        door.runningOn(tasks::add).answering(any -> DescribeInstancesResponse.builder().build());

        CompletableFuture<DescribeInstancesResponse> future = ec2.describeInstances();

        assertThat(future).isNotDone();
        assertThat(door.requests()).isEmpty();
        tasks.remove().run();
        assertThat(future).isCompleted();
    }

    @Test
    void aFailedCallFailsTheFutureWithTheBareException() {
        Ec2Exception refused = (Ec2Exception) Ec2Exception.builder().message("no").build();
        door.answering(any -> {
            throw refused;
        });
        List<Throwable> seen = new ArrayList<>();

        CompletableFuture<DescribeInstancesResponse> future = ec2.describeInstances()
                .whenComplete((response, failure) -> seen.add(failure));

        assertThat(seen).containsExactly(refused);
        assertThatThrownBy(future::join).isInstanceOf(CompletionException.class).cause().isSameAs(refused);
    }

    @Test
    void aNullRequestFailsTheFuture() {
        assertThatThrownBy(() -> ec2.describeInstances((DescribeInstancesRequest) null).join())
                .cause().isInstanceOf(SdkClientException.class).hasMessage("request must not be null");
    }

    @Test
    void anExecutorThatRefusesWorkFailsTheFuture() {
        door.runningOn(task -> {
            throw new RejectedExecutionException("shut down");
        });

        assertThatThrownBy(() -> ec2.describeInstances().join()).hasRootCauseMessage("shut down");
    }

    @Test
    void aCancelledFutureDoesNoHarm() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        door.runningOn(tasks::add).answering(any -> DescribeInstancesResponse.builder().build());

        CompletableFuture<DescribeInstancesResponse> future = ec2.describeInstances();
        future.cancel(true);
        tasks.remove().run();

        assertThat(future).isCancelled();
    }

    @Test
    void aPublisherWalksAllPages() {
        door.answering(request -> DescribeInstancesResponse.builder()
                .nextToken(((DescribeInstancesRequest) request).nextToken() == null ? "more" : null)
                .reservations(Reservation.builder().reservationId("r-" + door.requests().size()).build())
                .build());
        List<String> seen = new ArrayList<>();

        ec2.describeInstancesPaginator(r -> r.maxResults(5)).reservations()
                .subscribe(reservation -> seen.add(reservation.reservationId())).join();

        assertThat(seen).containsExactly("r-1", "r-2");
    }

    @Test
    void theClientKnowsItsServiceAndSaysWhoseItIs() {
        assertThat(ec2.serviceName()).isEqualTo("ec2");
        assertThat(ec2).hasToString("Ec2AsyncClient (fake, account 123456789012, eu-west-1)");
    }
}
