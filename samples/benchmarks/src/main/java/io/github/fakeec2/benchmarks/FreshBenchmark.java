package io.github.fakeec2.benchmarks;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.fakeec2.FakeCloud;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

/**
 * What a test pays for a world of its own, warm: a fresh cloud, or a fresh mock with its stub, and a first call. A
 * cloud lays its default network out at the first call, so a fresh cloud is measured with one that finds nothing.
 */
@State(Scope.Benchmark)
public class FreshBenchmark {

    private final RunInstancesRequest launch = Fleet.launchOf(1);
    private final DescribeInstancesRequest describe = DescribeInstancesRequest.builder().build();
    private final RunInstancesResponse launched = FakeCloud.create().ec2().runInstances(launch);
    private final DescribeInstancesResponse nothing = FakeCloud.create().ec2().describeInstances(describe);

    /** A cloud and its default network. */
    @Benchmark
    public Object fakeEmpty() {
        return FakeCloud.create().ec2().describeInstances(describe);
    }

    /** A cloud, its default network and an instance. */
    @Benchmark
    public Object fakeFirstInstance() {
        return FakeCloud.create().ec2().runInstances(launch);
    }

    /** A mock that finds nothing. */
    @Benchmark
    public Object mockitoEmpty() {
        Ec2Client ec2 = mock(Ec2Client.class);
        when(ec2.describeInstances(any(DescribeInstancesRequest.class))).thenReturn(nothing);
        return ec2.describeInstances(describe);
    }

    /** A mock that launches an instance. */
    @Benchmark
    public Object mockitoFirstInstance() {
        Ec2Client ec2 = mock(Ec2Client.class);
        when(ec2.runInstances(any(RunInstancesRequest.class))).thenReturn(launched);
        return ec2.runInstances(launch);
    }
}
