package com.example.experience;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;

import com.example.fleet.FleetKeeper;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.junit.WithFakeCloud;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** Many threads: each test with its cloud, and several on one cloud. */
@WithFakeCloud
@Execution(ExecutionMode.CONCURRENT)
class InParallelTest {

    static IntStream sizes() {
        return IntStream.rangeClosed(1, 50);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void testsThatRunAtTheSameTimeDoNotMeet(int size, FakeCloud cloud, Ec2Client ec2) {
        new FleetKeeper(ec2).launch(size);

        assertThat(cloud).instances().areRunning().hasSize(size);
    }

    @Test
    void threadsThatCompeteForTheLastPlacesGetThemOnce(FakeCloud cloud, Ec2Client ec2) throws Exception {
        List.of("a", "b", "c", "d", "f")                           // us-east-1e does not offer the type
                .forEach(zone -> cloud.faults().zone("us-east-1" + zone).hasCapacity(InstanceType.T3_MICRO, 10));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<String> launch = () -> {
                try {
                    return new FleetKeeper(ec2).launch(1).first();
                } catch (Ec2Exception e) {
                    return e.awsErrorDetails().errorCode();
                }
            };
            Set<String> results = new HashSet<>();
            for (Future<String> result : threads.invokeAll(Collections.nCopies(100, launch))) {
                results.add(result.get());
            }
            assertThat(results).hasSize(51).contains("InsufficientInstanceCapacity");
            assertThat(cloud).instances().areRunning().hasSize(50);
        } finally {
            threads.shutdownNow();
        }
    }
}
