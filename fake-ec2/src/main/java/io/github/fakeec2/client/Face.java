package io.github.fakeec2.client;

import io.github.fakeec2.gateway.Door;
import io.github.fakeec2.gateway.Operation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/**
 * What every fake client has: the door that its calls go through.
 *
 * <p>The methods that generated code calls take and return {@code Object} where {@code SdkRequest} or
 * {@code SdkResponse} is meant. With the exact types the JVM would have to load every model class of the service
 * to verify the generated class, which takes seconds.
 */
abstract class Face {

    private final Door door;
    private final String service;
    private final String client;
    private final Map<String, Operation> unsimulated = new ConcurrentHashMap<>();

    /**
     * @param service the service as the SDK's client package spells it
     * @param client the simple name of the client interface
     */
    Face(Door door, String service, String client) {
        this.door = door;
        this.service = service;
        this.client = client;
    }

    final Door door() {
        return door;
    }

    final Region region() {
        return Region.of(door.region());
    }

    final ClientOverrideConfiguration overrideConfiguration() {
        return ClientOverrideConfiguration.builder().build();
    }

    final Operation unsimulated(String name) {
        return unsimulated.computeIfAbsent(name, unknown -> Operation.unsimulated(service, unknown));
    }

    static SdkRequest required(Object request) {
        if (request == null) {
            throw SdkClientException.create("request must not be null");
        }
        return (SdkRequest) request;
    }

    /** Does nothing: a fake client holds no connection, so a closed one goes on working. */
    public void close() {
    }

    @Override
    public String toString() {
        return client + " (fake, account " + door.account() + ", " + door.region() + ")";
    }
}
