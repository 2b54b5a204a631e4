package io.github.fakeec2.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** The door of a cloud for the clients of one account in one region. */
public record CloudDoor(Gateway gateway, String account, String region, boolean observing) implements Door {

    @Override
    public SdkResponse call(Operation operation, SdkRequest request, Payload payload) {
        return gateway.call(this, operation, request, payload);
    }

    @Override
    public Instant now() {
        return gateway.time().now();
    }

    @Override
    public void pass(Duration duration) {
        gateway.time().advance(duration);
    }

    @Override
    public Executor asyncExecutor() {
        return gateway.asyncExecutor();
    }
}
