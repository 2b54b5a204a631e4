package io.github.fakeec2.client;

import io.github.fakeec2.gateway.Door;
import io.github.fakeec2.gateway.Operation;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;

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

    /** Calls an operation whose request goes with a stream of bytes. */
    final CompletableFuture<Object> stream(Operation operation, Object request, AsyncRequestBody body) {
        return Streams.send(door(), operation, required(request), body);
    }

    /** Calls an operation whose response comes with a stream of bytes. */
    final CompletableFuture<Object> stream(Operation operation, Object request,
            AsyncResponseTransformer<SdkResponse, ?> transformer) {
        return Streams.receive(door(), operation, required(request), transformer);
    }
}
