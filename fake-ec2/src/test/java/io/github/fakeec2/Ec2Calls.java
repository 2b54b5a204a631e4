package io.github.fakeec2;


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

/** The calls that the contract makes, in terms of what they return; each kind of client makes them in its way. */
interface Ec2Calls extends AutoCloseable {

    RunInstancesResponse run(RunInstancesRequest request);

    RunInstancesResponse run(Consumer<RunInstancesRequest.Builder> request);

    DescribeInstancesResponse describe(DescribeInstancesRequest request);

    DescribeInstancesResponse describe();

    void terminate(String id);

    CreateVpcResponse createVpc(CreateVpcRequest request);

    /** All instances through the client's paginator. */
    List<Instance> pages(int pageSize);

    WaiterResponse<DescribeInstancesResponse> waitUntilRunning(String id,
            WaiterOverrideConfiguration configuration);

    /** With a waiter that the user builds on the client, which knows nothing of virtual time. */
    WaiterResponse<DescribeInstancesResponse> waitWithOwnWaiter(String id, int attempts);

    /** Closes the client. */
    @Override
    void close();
}
