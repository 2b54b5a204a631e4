package io.github.fakeec2.benchmarks;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.fakeec2.FakeCloud;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

/**
 * Launching instances: 1,000 with one call each, and 1,000 in one call. Launching fills a cloud, so each invocation,
 * which takes milliseconds, has a fresh cloud whose default network is laid out. In the default flow of time a call
 * also lets happen what the one before it set in motion, so launching one by one includes the boot of each.
 */
public class LaunchBenchmark {

    private static final int CALLS = 1_000;

    /** One call of the fake. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public void fakeOne(Empty cloud, Blackhole hole) {
        for (int i = 0; i < CALLS; i++) {
            hole.consume(cloud.ec2.runInstances(cloud.one));
        }
    }

    /** One call of the fake. */
    @Benchmark
    public Object fakeThousand(Empty cloud) {
        return cloud.ec2.runInstances(cloud.thousand);
    }

    /** One call of a mock that returns a response made beforehand, of however many instances. */
    @Benchmark
    public Object mockito(Stub stub) {
        return stub.ec2.runInstances(stub.request);
    }

    /** One response built from constants. */
    @Benchmark
    public Object floor(Model model) {
        return Floor.run(model.response);
    }

    /** A cloud without instances. */
    @State(Scope.Benchmark)
    public static class Empty {

        private final RunInstancesRequest one = Fleet.launchOf(1);
        private final RunInstancesRequest thousand = Fleet.launchOf(1_000);
        private Ec2Client ec2;

        /** Replaces the cloud. */
        @Setup(Level.Invocation)
        public void replace() {
            ec2 = FakeCloud.create().ec2();
            ec2.describeInstances();
        }
    }

    /** A response of the fake to go by. */
    @State(Scope.Benchmark)
    public static class Model {

        /** How many instances were launched. */
        @Param({"1", "1000"})
        public int instances;

        private RunInstancesResponse response;

        /** Launches them. */
        @Setup
        public void launch() {
            RunInstancesResponse model = FakeCloud.create().ec2().runInstances(Fleet.launchOf(instances));
            response = Floor.checked(model, Floor.run(model));
        }
    }

    /** A Mockito mock with the settings that users have, so that it remembers its calls. */
    @State(Scope.Benchmark)
    public static class Stub {

        private final Ec2Client ec2 = mock(Ec2Client.class);
        private final RunInstancesRequest request = Fleet.launchOf(1);

        /** Lets the mock answer. */
        @Setup
        public void stub() {
            RunInstancesResponse response = FakeCloud.create().ec2().runInstances(request);
            when(ec2.runInstances(any(RunInstancesRequest.class))).thenReturn(response);
        }

        /** Lets the mock forget its calls, which otherwise fill the heap. */
        @Setup(Level.Iteration)
        public void forget() {
            clearInvocations(ec2);
        }
    }
}
