package io.github.fakeec2.client;

import io.github.fakeec2.gateway.Door;
import io.github.fakeec2.gateway.Operation;
import java.util.concurrent.CompletableFuture;

/** What the fake asynchronous clients extend. */
abstract class AsyncFace extends Face {

    AsyncFace(Door door, String service, String client) {
        super(door, service, client);
    }

    final CompletableFuture<Object> invoke(Operation operation, Object request) {
        return Futures.supply(door(), () -> door().call(operation, required(request)));
    }

    final CompletableFuture<Object> invokeUnsimulated(String name, Object request) {
        return invoke(unsimulated(name), request);
    }

    /** Calls an operation whose request or response has a stream beside it. */
    final CompletableFuture<Object> invokeStreaming(String name, Object request) {
        return Futures.supply(door(), () -> {
            door().call(unsimulated(name), required(request));
            throw streamed(name);
        });
    }
}
