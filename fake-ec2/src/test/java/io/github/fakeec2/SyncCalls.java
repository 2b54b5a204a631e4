package io.github.fakeec2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.waiters.Ec2Waiter;

/** The calls of a synchronous client. */
record SyncCalls(Ec2Client ec2) implements Ec2Calls {


    @Override
    public RunInstancesResponse run(RunInstancesRequest request) {
        return ec2.runInstances(request);
    }

    @Override
    public RunInstancesResponse run(Consumer<RunInstancesRequest.Builder> request) {
        return ec2.runInstances(request);
    }

    @Override
    public DescribeInstancesResponse describe(DescribeInstancesRequest request) {
        return ec2.describeInstances(request);
    }

    @Override
    public DescribeInstancesResponse describe() {
        return ec2.describeInstances();
    }

    @Override
    public void terminate(String id) {
        ec2.terminateInstances(r -> r.instanceIds(id));
    }

    @Override
    public CreateVpcResponse createVpc(CreateVpcRequest request) {
        return ec2.createVpc(request);
    }

    @Override
    public List<Instance> pages(int pageSize) {
        List<Instance> instances = new ArrayList<>();
        ec2.describeInstancesPaginator(r -> r.maxResults(pageSize))
                .forEach(page -> page.reservations().forEach(r -> instances.addAll(r.instances())));
        return instances;
    }

    @Override
    public WaiterResponse<DescribeInstancesResponse> waitUntilRunning(String id,
            WaiterOverrideConfiguration configuration) {
        DescribeInstancesRequest request = DescribeInstancesRequest.builder().instanceIds(id).build();
        return configuration == null ? ec2.waiter().waitUntilInstanceRunning(request)
                : ec2.waiter().waitUntilInstanceRunning(request, configuration);
    }

    @Override
    public WaiterResponse<DescribeInstancesResponse> waitWithOwnWaiter(String id, int attempts) {
        try (Ec2Waiter waiter = Ec2Waiter.builder().client(ec2)
                .overrideConfiguration(o -> o.maxAttempts(attempts)).build()) {
            return waiter.waitUntilInstanceRunning(r -> r.instanceIds(id));
        }
    }

    @Override
    public void close() {
        ec2.close();
    }
}
