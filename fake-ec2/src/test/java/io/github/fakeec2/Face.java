package io.github.fakeec2;

import io.github.fakeec2.client.ClientFaces;
import io.github.fakeec2.gateway.CloudDoor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The ways to call EC2. A test class that takes one as its parameter proves its rules through all of them. */
public enum Face {

    SYNC {
        @Override
        public Ec2Client of(FakeCloud cloud) {
            return cloud.ec2();
        }
    },

    /** The asynchronous client, each of whose futures is waited for; waiters and paginators are the other one's. */
    ASYNC {
        @Override
        public Ec2Client of(FakeCloud cloud) {
            return (Ec2Client) Proxy.newProxyInstance(Face.class.getClassLoader(), new Class<?>[] {Ec2Client.class},
                    (proxy, method, arguments) -> answer(cloud, method, arguments));
        }
    },

    /** The SDK's own client over the cloud's HTTP client. */
    PIPELINE {
        @Override
        public Ec2Client of(FakeCloud cloud) {
            return overTheWire(cloud, WireDoor.Carrier.PIPELINE);
        }
    },

    /** The SDK's own client over HTTP to the cloud's endpoint. */
    ENDPOINT {
        @Override
        public Ec2Client of(FakeCloud cloud) {
            return overTheWire(cloud, WireDoor.Carrier.ENDPOINT);
        }
    };

    /** The client in the default account and region. */
    public abstract Ec2Client of(FakeCloud cloud);

    private static Ec2Client overTheWire(FakeCloud cloud, WireDoor.Carrier carrier) {
        return ClientFaces.create(Ec2Client.class, new WireDoor((CloudDoor) cloud.door(), carrier));
    }

    private static Object answer(FakeCloud cloud, Method method, Object[] arguments) throws Throwable {
        try {
            Method twin = twinOf(method);
            return twin == null ? method.invoke(cloud.ec2(), arguments)
                    : ((CompletableFuture<?>) twin.invoke(cloud.ec2Async(), arguments)).join();
        } catch (InvocationTargetException | CompletionException e) {
            throw e.getCause();
        }
    }

    /** The asynchronous form of a call, or null. */
    private static Method twinOf(Method method) {
        try {
            Method twin = Ec2AsyncClient.class.getMethod(method.getName(), method.getParameterTypes());
            return twin.getReturnType() == CompletableFuture.class ? twin : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
