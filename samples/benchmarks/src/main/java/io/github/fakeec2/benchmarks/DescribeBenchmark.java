package io.github.fakeec2.benchmarks;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.fakeec2.FakeCloud;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;

/**
 * Describing one running instance by its id. The instance has been described before, so the fake may answer with the
 * model object that it built then; the floor builds it anew.
 */
public class DescribeBenchmark {

    /** One call of the fake, out of as many instances as the cloud has. */
    @Benchmark
    public Object fake(Crowd crowd) {
        return crowd.ec2.describeInstances(crowd.request);
    }

    /** One call of a mock that returns a response made beforehand. */
    @Benchmark
    public Object mockito(Stub stub) {
        return stub.ec2.describeInstances(stub.request);
    }

    /** One response built from constants. */
    @Benchmark
    public Object floor(Model model) {
        return Floor.describe(model.response);
    }

    /** A cloud full of instances. */
    @State(Scope.Benchmark)
    public static class Crowd {

        /** How many instances there are. */
        @Param({"10", "1000", "100000"})
        public int instances;

        private Ec2Client ec2;
        private DescribeInstancesRequest request;

        /** Fills the cloud. */
        @Setup
        public void fill() {
            FakeCloud cloud = FakeCloud.create();
            ec2 = cloud.ec2();
            request = Fleet.describeOf(Fleet.fill(cloud, instances));
            cloud.calls().clear(); // the requests and responses of the filling
        }
    }

    /** A response of the fake to go by. */
    @State(Scope.Benchmark)
    public static class Model {

        private final DescribeInstancesResponse response = response();

        private static DescribeInstancesResponse response() {
            FakeCloud cloud = FakeCloud.create();
            DescribeInstancesResponse model = cloud.ec2().describeInstances(Fleet.describeOf(Fleet.fill(cloud, 1)));
            return Floor.checked(model, Floor.describe(model));
        }
    }

    /** A Mockito mock with the settings that users have, so that it remembers its calls. */
    @State(Scope.Benchmark)
    public static class Stub {

        private final Ec2Client ec2 = mock(Ec2Client.class);
        private final DescribeInstancesRequest request = Fleet.describeOf("i-0123456789abcdef0");

        /** Lets the mock answer. */
        @Setup
        public void stub() {
            DescribeInstancesResponse response = Model.response();
            when(ec2.describeInstances(any(DescribeInstancesRequest.class))).thenReturn(response);
        }

        /** Lets the mock forget its calls, which otherwise fill the heap. */
        @Setup(Level.Iteration)
        public void forget() {
            clearInvocations(ec2);
        }
    }
}
