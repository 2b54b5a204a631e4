package io.github.fakeec2.client;

import io.github.fakeec2.gateway.Door;
import io.github.fakeec2.gateway.Operation;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

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

    /** Calls an operation whose request goes with a stream of bytes. */
    final Object stream(Operation operation, Object request, RequestBody body) {
        return Streams.send(door(), operation, required(request), body);
    }

    /** Calls an operation whose response comes with a stream of bytes. */
    final Object stream(Operation operation, Object request, ResponseTransformer<SdkResponse, ?> transformer) {
        return Streams.receive(door(), operation, required(request), transformer);
    }
}
