package io.github.fakeec2.client;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.core.waiters.WaiterResponse;

/** What the fake asynchronous waiters extend: they run the synchronous waiter on the executor of the door. */
abstract class AsyncWaiter {

    private final Face client;

    AsyncWaiter(Face client) {
        this.client = client;
    }

    final CompletableFuture<Object> run(int index, Object request, WaiterOverrideConfiguration configuration) {
        return Futures.supply(client.door(), () -> waitUntil(index, request, configuration));
    }

    /** Waits with the {@code index}-th method of the synchronous waiter. */
    abstract WaiterResponse<?> waitUntil(int index, Object request, WaiterOverrideConfiguration configuration);

    /** Does nothing: a fake waiter holds no thread. */
    public void close() {
    }

    @Override
    public String toString() {
        return "Waiter of " + client;
    }
}
