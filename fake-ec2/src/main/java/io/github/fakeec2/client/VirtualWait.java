package io.github.fakeec2.client;

import io.github.fakeec2.gateway.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;

/**
 * The pauses of one wait. To the SDK's waiter it is a backoff strategy that always answers "no delay", after the
 * delay has passed on the cloud's clock.
 */
final class VirtualWait {

    /** Whether the SDK has the newer of its two backoff interfaces; 2.20.0, for one, does not. */
    private static final boolean HAS_NEWER_BACKOFF = Arrays.stream(WaiterOverrideConfiguration.class.getMethods())
            .anyMatch(method -> method.getName().equals("backoffStrategyV2"));

    private final Door door;
    private final Instant start;
    private final Duration timeout;

    private VirtualWait(Door door, Duration timeout) {
        this.door = door;
        this.start = door.now();
        this.timeout = timeout;
    }

    /**
     * A configuration that makes an SDK waiter wait on the cloud's clock. It carries no wait timeout, since the
     * SDK would measure that on the wall clock.
     *
     * @param given what the caller asked for, or null
     * @param delay the time between two polls when the caller gave no backoff strategy
     */
    static WaiterOverrideConfiguration configure(Door door, WaiterOverrideConfiguration given, Duration delay) {
        WaiterOverrideConfiguration wanted = given == null ? WaiterOverrideConfiguration.builder().build() : given;
        VirtualWait wait = new VirtualWait(door, wanted.waitTimeout().orElse(null));
        WaiterOverrideConfiguration.Builder builder = WaiterOverrideConfiguration.builder()
                .maxAttempts(wanted.maxAttempts().orElse(null));
        if (HAS_NEWER_BACKOFF) {
            wait.newer(builder, wanted, delay);
        } else {
            wait.older(builder, wanted, delay);
        }
        return builder.build();
    }

    private void newer(
            WaiterOverrideConfiguration.Builder builder, WaiterOverrideConfiguration wanted, Duration delay) {
        software.amazon.awssdk.retries.api.BackoffStrategy backoff =
                wanted.backoffStrategyV2().orElse(attempt -> delay);
        builder.backoffStrategyV2(attempt -> pass(backoff.computeDelay(attempt)));
    }

    @SuppressWarnings("deprecation") // All that an SDK without the newer interface offers.
    private void older(
            WaiterOverrideConfiguration.Builder builder, WaiterOverrideConfiguration wanted, Duration delay) {
        software.amazon.awssdk.core.retry.backoff.BackoffStrategy backoff =
                wanted.backoffStrategy().orElse(context -> delay);
        builder.backoffStrategy(context -> pass(backoff.computeDelayBeforeNextRetry(context)));
    }

    private Duration pass(Duration delay) {
        if (timeout != null && Duration.between(start, door.now()).plus(delay).compareTo(timeout) > 0) {
            throw SdkClientException.create("The waiter has exceeded the max wait time or the next retry will exceed "
                    + "the max wait time + " + timeout);
        }
        door.pass(delay);
        return Duration.ZERO;
    }
}
