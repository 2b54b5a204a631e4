package io.github.fakeec2;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fakeec2.client.ClientFaces;
import io.github.fakeec2.gateway.CloudDoor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The ways to call EC2. A test class that takes one as its parameter proves its rules through all of them. */
public enum Face {

    SYNC {
        @Override
        public <T> T client(FakeCloud cloud, Class<T> type) {
            return cloud.client(type);
        }
    },

    /** The asynchronous client, each of whose futures is waited for; waiters and paginators are the other one's. */
    ASYNC {
        @Override
        public <T> T client(FakeCloud cloud, Class<T> type) {
            T sync = cloud.client(type);
            Class<?> twin = asyncTwin(type);
            Object async = cloud.client(twin);
            return type.cast(Proxy.newProxyInstance(Face.class.getClassLoader(), new Class<?>[] {type},
                    (proxy, method, arguments) -> answer(sync, twin, async, method, arguments)));
        }
    },

    /** The SDK's own client over the cloud's HTTP client. */
    PIPELINE {
        @Override
        public <T> T client(FakeCloud cloud, Class<T> type) {
            return overTheWire(cloud, type, WireDoor.Carrier.PIPELINE);
        }
    },

    /** The SDK's own client over HTTP to the cloud's endpoint. */
    ENDPOINT {
        @Override
        public <T> T client(FakeCloud cloud, Class<T> type) {
            assumeTrue(SdkClients.haveSockets(), "No HTTP client of the SDK is on the class path");
            return overTheWire(cloud, type, WireDoor.Carrier.ENDPOINT);
        }
    };

    /** The client of EC2 in the default account and region. */
    public final Ec2Client of(FakeCloud cloud) {
        return client(cloud, Ec2Client.class);
    }

    /** A synchronous client in the default account and region. */
    public abstract <T> T client(FakeCloud cloud, Class<T> type);

    private static <T> T overTheWire(FakeCloud cloud, Class<T> type, WireDoor.Carrier carrier) {
        return ClientFaces.create(type, new WireDoor((CloudDoor) cloud.door(), carrier));
    }

    private static Class<?> asyncTwin(Class<?> type) {
        try {
            return Class.forName(type.getName().replaceFirst("Client$", "AsyncClient"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object answer(Object sync, Class<?> asyncType, Object async, Method method, Object[] arguments)
            throws Throwable {
        try {
            Method twin = twinOf(method, asyncType);
            return twin == null ? method.invoke(sync, arguments)
                    : ((CompletableFuture<?>) twin.invoke(async, arguments)).join();
        } catch (InvocationTargetException | CompletionException e) {
            throw e.getCause();
        }
    }

    /** The asynchronous form of a call, or null. */
    private static Method twinOf(Method method, Class<?> asyncType) {
        try {
            Method twin = asyncType.getMethod(method.getName(), method.getParameterTypes());
            return twin.getReturnType() == CompletableFuture.class ? twin : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
