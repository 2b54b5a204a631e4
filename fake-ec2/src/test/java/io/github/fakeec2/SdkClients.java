package io.github.fakeec2;

import io.github.fakeec2.client.ClientFaces;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Locale;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** The SDK's synchronous clients, of whichever service, without naming their classes. */
public final class SdkClients {

    private SdkClients() {
    }

    /** The interface of a service's client. */
    public static Class<?> of(String service) {
        String name = ClientFaces.clientInterfaces().stream().filter(client ->
                client.contains(".services." + service + ".") && !client.endsWith("AsyncClient")).findFirst()
                .orElseThrow();
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether they can be connected to an endpoint. */
    static boolean haveSockets() {
        try {
            return Class.forName("software.amazon.awssdk.http.apache.ApacheHttpClient") != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Calls an operation, named as AWS spells it, of a client. */
    public static SdkResponse call(Class<?> type, Object client, String operation, SdkRequest request) {
        // Not by looking through the methods, which would load all model classes of the service.
        String method = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
        Class<? extends SdkRequest> asked = request.getClass();
        try {
            Class<?> answered = Class.forName(asked.getName().replaceFirst("Request$", "Response"));
            return (SdkResponse) MethodHandles.publicLookup()
                    .findVirtual(type, method, MethodType.methodType(answered, asked)).invoke(client, request);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
