package io.github.fakeec2;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.waiters.Ec2AsyncWaiter;

/** The calls of an asynchronous client, to their ends. */
record AsyncCalls(Ec2AsyncClient ec2) implements Ec2Calls {


    /** The bare failure, which the synchronous client would have thrown. */
    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public RunInstancesResponse run(RunInstancesRequest request) {
        return join(ec2.runInstances(request));
    }

    @Override
    public RunInstancesResponse run(Consumer<RunInstancesRequest.Builder> request) {
        return join(ec2.runInstances(request));
    }

    @Override
    public DescribeInstancesResponse describe(DescribeInstancesRequest request) {
        return join(ec2.describeInstances(request));
    }

    @Override
    public DescribeInstancesResponse describe() {
        return join(ec2.describeInstances());
    }

    @Override
    public void terminate(String id) {
        join(ec2.terminateInstances(r -> r.instanceIds(id)));
    }

    @Override
    public CreateVpcResponse createVpc(CreateVpcRequest request) {
        return join(ec2.createVpc(request));
    }

    @Override
    public List<Instance> pages(int pageSize) {
        List<Instance> instances = new ArrayList<>();
        join(ec2.describeInstancesPaginator(r -> r.maxResults(pageSize))
                .subscribe(page -> page.reservations().forEach(r -> instances.addAll(r.instances()))));
        return instances;
    }

    @Override
    public WaiterResponse<DescribeInstancesResponse> waitUntilRunning(String id,
            WaiterOverrideConfiguration configuration) {
        DescribeInstancesRequest request = DescribeInstancesRequest.builder().instanceIds(id).build();
        return join(configuration == null ? ec2.waiter().waitUntilInstanceRunning(request)
                : ec2.waiter().waitUntilInstanceRunning(request, configuration));
    }

    @Override
    public WaiterResponse<DescribeInstancesResponse> waitWithOwnWaiter(String id, int attempts) {
        ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
        try (Ec2AsyncWaiter waiter = Ec2AsyncWaiter.builder().client(ec2).scheduledExecutorService(threads)
                .overrideConfiguration(o -> o.maxAttempts(attempts)).build()) {
            return join(waiter.waitUntilInstanceRunning(r -> r.instanceIds(id)));
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public void close() {
        ec2.close();
    }
}
