package io.github.fakeec2.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** The way into the cloud for one client: calls made through it speak for one account in one region. */
public interface Door {

    /** The account that the client's credentials belong to: twelve digits. */
    String account();

    /** The region that the client was made for, such as {@code us-east-1}. */
    String region();

    /**
     * Makes a call.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException what the SDK's own client would throw
     */
    default SdkResponse call(Operation operation, SdkRequest request) {
        return call(operation, request, Payload.NONE);
    }

    /** As above, for an operation that moves bytes beside its request or its response. */
    SdkResponse call(Operation operation, SdkRequest request, Payload payload);

    /** The present moment on the cloud's clock. */
    Instant now();

    /** Lets the given time pass on the cloud's clock; nothing really sleeps. */
    void pass(Duration duration);

    /** What runs the calls of asynchronous clients; by default the caller's own thread. */
    Executor asyncExecutor();
}
