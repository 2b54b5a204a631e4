package io.github.fakeec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AsyncContractTest extends FaceContract {

    @Override
    Ec2Calls calls(FakeCloud cloud) {
        return new AsyncCalls(cloud.ec2Async());
    }

    @Test
    void aCallRunsOnTheExecutorThatTheTestChose() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor(task -> new Thread(task, "the-executor"));
        try (FakeCloud cloud = FakeCloud.builder().asyncExecutor(threads).build()) {
            calls(cloud).describe();

            assertThat(cloud.calls().all()).singleElement()
                    .satisfies(call -> assertThat(call.thread()).isEqualTo("the-executor"));
        } finally {
            threads.shutdownNow();
        }
    }
}
