package io.github.fakeec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.waiters.Ec2AsyncWaiter;

class AsyncContractTest extends ClientContract {

    /** The bare failure, which the synchronous client would have thrown. */
    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    RunInstancesResponse run(FakeCloud cloud, RunInstancesRequest request) {
        return join(cloud.ec2Async().runInstances(request));
    }

    @Override
    RunInstancesResponse run(FakeCloud cloud, Consumer<RunInstancesRequest.Builder> request) {
        return join(cloud.ec2Async().runInstances(request));
    }

    @Override
    DescribeInstancesResponse describe(FakeCloud cloud, DescribeInstancesRequest request) {
        return join(cloud.ec2Async().describeInstances(request));
    }

    @Override
    DescribeInstancesResponse describe(FakeCloud cloud) {
        return join(cloud.ec2Async().describeInstances());
    }

    @Override
    void terminate(FakeCloud cloud, String id) {
        join(cloud.ec2Async().terminateInstances(r -> r.instanceIds(id)));
    }

    @Override
    CreateVpcResponse createVpc(FakeCloud cloud, CreateVpcRequest request) {
        return join(cloud.ec2Async().createVpc(request));
    }

    @Override
    List<Instance> pages(FakeCloud cloud, int pageSize) {
        List<Instance> instances = new ArrayList<>();
        join(cloud.ec2Async().describeInstancesPaginator(r -> r.maxResults(pageSize))
                .subscribe(page -> page.reservations().forEach(r -> instances.addAll(r.instances()))));
        return instances;
    }

    @Override
    WaiterResponse<DescribeInstancesResponse> waitUntilRunning(FakeCloud cloud, String id,
            WaiterOverrideConfiguration configuration) {
        DescribeInstancesRequest request = DescribeInstancesRequest.builder().instanceIds(id).build();
        return join(configuration == null ? cloud.ec2Async().waiter().waitUntilInstanceRunning(request)
                : cloud.ec2Async().waiter().waitUntilInstanceRunning(request, configuration));
    }

    @Override
    WaiterResponse<DescribeInstancesResponse> waitWithOwnWaiter(FakeCloud cloud, String id, int attempts) {
        ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
        try (Ec2AsyncWaiter waiter = Ec2AsyncWaiter.builder().client(cloud.ec2Async()).scheduledExecutorService(threads)
                .overrideConfiguration(o -> o.maxAttempts(attempts)).build()) {
            return join(waiter.waitUntilInstanceRunning(r -> r.instanceIds(id)));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCallRunsOnTheExecutorThatTheTestChose() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor(task -> new Thread(task, "the-executor"));
        try (FakeCloud cloud = FakeCloud.builder().asyncExecutor(threads).build()) {
            join(cloud.ec2Async().describeInstances());

            assertThat(cloud.calls().all()).singleElement()
                    .satisfies(call -> assertThat(call.thread()).isEqualTo("the-executor"));
        } finally {
            threads.shutdownNow();
        }
    }
}
