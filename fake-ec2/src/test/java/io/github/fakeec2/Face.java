package io.github.fakeec2;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The two clients of EC2. A test class that takes one as its parameter proves its rules through both. */
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
    };

    /** The client in the default account and region. */
    public abstract Ec2Client of(FakeCloud cloud);

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
