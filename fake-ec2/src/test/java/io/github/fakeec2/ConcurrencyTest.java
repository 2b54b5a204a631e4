package io.github.fakeec2;

import static io.github.fakeec2.Launching.several;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.time.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;

class ConcurrencyTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 50;

    @Test
    @Timeout(60)
    void manyThreadsOnOneCloudLoseNothingAndMeetNoExceptions() throws Exception {
        try (FakeCloud cloud = FakeCloud.builder().callLogLimit(100).build()) {
            cloud.time().takes(Delay.TERMINATED_VISIBLE, Duration.ofDays(365));
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Callable<Void>> work = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    work.add(() -> workOn(cloud));
                }
                for (Future<Void> done : threads.invokeAll(work)) {
                    done.get();
                }
            } finally {
                threads.shutdownNow();
            }

            Map<String, Long> states = cloud.ec2().describeInstances().reservations().stream()
                    .flatMap(r -> r.instances().stream())
                    .collect(Collectors.groupingBy(i -> i.state().nameAsString(), Collectors.counting()));
            assertThat(states).containsOnly(Map.entry("running", (long) THREADS * ROUNDS),
                    Map.entry("terminated", (long) THREADS * ROUNDS));
            assertThat(cloud.calls().all()).hasSize(100);
            assertThat(cloud.calls().forgotten()).isEqualTo(THREADS * ROUNDS * 3L + 1 - 100);
        }
    }

    private static Void workOn(FakeCloud cloud) {
        Ec2Client ec2 = cloud.ec2();
        for (int round = 0; round < ROUNDS; round++) {
            List<String> ids = several(ec2, 2);
            ec2.terminateInstances(r -> r.instanceIds(ids.get(0)));
            List<Instance> seen = ec2.describeInstances(r -> r.instanceIds(ids)).reservations().get(0).instances();
            assertThat(seen).extracting(i -> i.state().nameAsString()).containsExactly("terminated", "running");
            if (round % 10 == 0) {
                cloud.time().advance(Duration.ofSeconds(1));
                cloud.digest();
                cloud.describe();
            }
        }
        return null;
    }
}
