package io.github.fakeec2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.waiters.Ec2Waiter;

class SyncContractTest extends ClientContract {

    @Override
    RunInstancesResponse run(FakeCloud cloud, RunInstancesRequest request) {
        return cloud.ec2().runInstances(request);
    }

    @Override
    RunInstancesResponse run(FakeCloud cloud, Consumer<RunInstancesRequest.Builder> request) {
        return cloud.ec2().runInstances(request);
    }

    @Override
    DescribeInstancesResponse describe(FakeCloud cloud, DescribeInstancesRequest request) {
        return cloud.ec2().describeInstances(request);
    }

    @Override
    DescribeInstancesResponse describe(FakeCloud cloud) {
        return cloud.ec2().describeInstances();
    }

    @Override
    void terminate(FakeCloud cloud, String id) {
        cloud.ec2().terminateInstances(r -> r.instanceIds(id));
    }

    @Override
    CreateVpcResponse createVpc(FakeCloud cloud, CreateVpcRequest request) {
        return cloud.ec2().createVpc(request);
    }

    @Override
    List<Instance> pages(FakeCloud cloud, int pageSize) {
        List<Instance> instances = new ArrayList<>();
        cloud.ec2().describeInstancesPaginator(r -> r.maxResults(pageSize))
                .forEach(page -> page.reservations().forEach(r -> instances.addAll(r.instances())));
        return instances;
    }

    @Override
    WaiterResponse<DescribeInstancesResponse> waitUntilRunning(FakeCloud cloud, String id,
            WaiterOverrideConfiguration configuration) {
        DescribeInstancesRequest request = DescribeInstancesRequest.builder().instanceIds(id).build();
        return configuration == null ? cloud.ec2().waiter().waitUntilInstanceRunning(request)
                : cloud.ec2().waiter().waitUntilInstanceRunning(request, configuration);
    }

    @Override
    WaiterResponse<DescribeInstancesResponse> waitWithOwnWaiter(FakeCloud cloud, String id, int attempts) {
        try (Ec2Waiter waiter = Ec2Waiter.builder().client(cloud.ec2())
                .overrideConfiguration(o -> o.maxAttempts(attempts)).build()) {
            return waiter.waitUntilInstanceRunning(r -> r.instanceIds(id));
        }
    }
}
