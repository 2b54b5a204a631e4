package io.github.fakeec2.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.waiters.Ec2Waiter;

/** What SDK 2.20.0, the oldest that the library works with, does not have. */
@Tag("newer-sdk")
class NewerSdkTest {

    private final RecordingDoor door = new RecordingDoor();
    private final Ec2Client ec2 = ClientFaces.create(Ec2Client.class, door);

    @Test
    void theConfigurationOfTheClientSaysTheRegion() {
        assertThat(ec2.serviceClientConfiguration().region()).isEqualTo(Region.EU_WEST_1);
        assertThat(ec2.serviceClientConfiguration().overrideConfiguration()).isNotNull();
        assertThat(ClientFaces.create(Ec2AsyncClient.class, door).serviceClientConfiguration().region())
                .isEqualTo(Region.EU_WEST_1);
    }

    @Test
    void theCallersBackoffStrategyPassesOnVirtualTime() {
        instanceIs("pending", "pending", "pending", "running");

        ec2.waiter().waitUntilInstanceRunning(
                r -> r.instanceIds("i-1"), o -> o.backoffStrategyV2(attempt -> Duration.ofHours(attempt)));

        assertThat(door.passed()).isEqualTo(attemptsOfTheSdkItself().stream().map(Duration::ofHours).toList());
    }

    @Test
    void aBackoffStrategyOfTheSdkIsAcceptedAsItIs() {
        instanceIs("pending", "pending", "running");

        ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds("i-1"),
                o -> o.backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofSeconds(7))));

        assertThat(door.elapsed()).isEqualTo(Duration.ofSeconds(14));
    }

    /** Which attempt numbers the SDK's own waiter asks a strategy about, for four polls. */
    private List<Integer> attemptsOfTheSdkItself() {
        List<Integer> attempts = new ArrayList<>();
        instanceIs("pending", "pending", "pending", "running");
        Ec2Waiter.builder().client(ec2).build()
                .waitUntilInstanceRunning(r -> r.instanceIds("i-1"), o -> o.backoffStrategyV2(attempt -> {
                    attempts.add(attempt);
                    return Duration.ZERO;
                }));
        return attempts;
    }

    private void instanceIs(String... states) {
        door.answering(InstanceStates.of(states));
    }
}
