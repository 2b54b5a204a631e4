package io.github.fakeec2.client;

import java.time.Duration;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;

/**
 * What the fake synchronous waiters extend. They poll with the SDK's own waiter, which decides what a response
 * means; only the waiting between two polls is theirs, and it passes on the cloud's clock.
 */
abstract class SyncWaiter {

    private final Face client;

    SyncWaiter(Face client) {
        this.client = client;
    }

    /**
     * The configuration for one wait.
     *
     * @param given what the caller asked for, or null
     * @param delay seconds between two polls when the caller did not say
     */
    final WaiterOverrideConfiguration onVirtualTime(Object request, WaiterOverrideConfiguration given, int delay) {
        Face.required(request);
        return VirtualWait.configure(client.door(), given, Duration.ofSeconds(delay));
    }

    /** Does nothing: a fake waiter holds no thread. */
    public void close() {
    }

    @Override
    public String toString() {
        return "Waiter of " + client;
    }
}
