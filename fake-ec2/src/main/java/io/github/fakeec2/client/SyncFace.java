package io.github.fakeec2.client;

import io.github.fakeec2.gateway.Door;
import io.github.fakeec2.gateway.Operation;

/** What the fake synchronous clients extend. */
abstract class SyncFace extends Face {

    SyncFace(Door door, String service, String client) {
        super(door, service, client);
    }

    final Object invoke(Operation operation, Object request) {
        return door().call(operation, required(request));
    }

    final Object invokeUnsimulated(String name, Object request) {
        return invoke(unsimulated(name), request);
    }

    /** Calls an operation whose request or response has a stream beside it. */
    final Object invokeStreaming(String name, Object request) {
        invokeUnsimulated(name, request);
        throw streamed(name);
    }
}
