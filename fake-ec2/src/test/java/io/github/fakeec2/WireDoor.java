package io.github.fakeec2;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.error.SdkExceptions;
import io.github.fakeec2.gateway.CloudDoor;
import io.github.fakeec2.gateway.Companion;
import io.github.fakeec2.gateway.Door;
import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.gateway.Operation;
import io.github.fakeec2.gateway.Payload;
import io.github.fakeec2.wire.Carried;
import io.github.fakeec2.wire.Wire;
import io.github.fakeec2.wire.WireHttpClient;
import io.github.fakeec2.wire.WireResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * A door that takes the long way: the SDK's own client marshals each call and signs it, the cloud answers it as HTTP,
 * and the SDK's own client reads the answer. A test of the direct clients that is run through it proves the wire too.
 *
 * <p>Direct stay the cloud's own waiters, which poll on its time, its paginators, and a call whose request the SDK's
 * client cannot write: one with a null in a list, or an empty list or structure. So do bytes beside a request or
 * response, which tests of their own send every way.
 */
record WireDoor(CloudDoor direct, Carrier carrier) implements Door {

    /** What carries the requests. */
    enum Carrier {

        /** The cloud's HTTP client, without a socket. */
        PIPELINE {
            @Override
            void connect(SdkSyncClientBuilder<?, ?> builder, Gateway gateway) {
                builder.httpClient(new WireHttpClient(
                        new Wire(gateway, gateway.home().account(), gateway.home().region())));
            }
        },

        /** The cloud's endpoint on the loopback interface. */
        ENDPOINT {
            @Override
            void connect(SdkSyncClientBuilder<?, ?> builder, Gateway gateway) {
                builder.httpClientBuilder(ApacheHttpClient.builder());
                ((AwsClientBuilder<?, ?>) builder).endpointOverride(FakeCloud.endpoint(gateway).uri());
            }
        };

        abstract void connect(SdkSyncClientBuilder<?, ?> builder, Gateway gateway);
    }

    @Override
    public SdkResponse call(Operation operation, SdkRequest request, Payload payload) {
        if (payload != Payload.NONE || !Carried.isWhole(request)) {
            return direct.call(operation, request, payload);
        }
        Class<?> type = SdkClients.of(operation.service());
        Object client = direct.gateway().companion(Clients.class, Clients::new).client(this, type);
        try {
            return SdkClients.call(type, client, operation.name(), request);
        } catch (AwsServiceException e) {
            throw asDirect(e);
        }
    }

    /** The error as the direct clients throw it. */
    private static RuntimeException asDirect(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        if (details.errorCode().equals("NotSimulated")) {
            return new NotSimulatedException(details.errorMessage());
        }
        if (details.errorCode().equals("FakeCloudError")) {
            return new IllegalStateException(details.errorMessage());
        }
        details.sdkHttpResponse().firstMatchingHeader(WireResponse.HINT).ifPresent(hint -> e.addSuppressed(
                SdkExceptions.of(AwsError.of("", "").withHint(hint), "ec2", "").getSuppressed()[0]));
        return e;
    }

    @SuppressWarnings("deprecation") // the oldest SDK that is supported has no retry strategies
    private SdkAutoCloseable connect(Class<?> type) {
        AwsClientBuilder<?, ?> builder;
        try {
            builder = (AwsClientBuilder<?, ?>) type.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        String secret = direct.gateway().rules().secretKey();
        builder.region(Region.of(region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(account(), secret == null ? "secret" : secret)))
                .overrideConfiguration(o -> o.retryPolicy(RetryPolicy.none()));
        carrier.connect((SdkSyncClientBuilder<?, ?>) builder, direct.gateway());
        return (SdkAutoCloseable) builder.build();
    }

    @Override
    public String account() {
        return direct.account();
    }

    @Override
    public String region() {
        return direct.region();
    }

    @Override
    public Instant now() {
        return direct.now();
    }

    @Override
    public void pass(Duration duration) {
        direct.pass(duration);
    }

    @Override
    public Executor asyncExecutor() {
        return direct.asyncExecutor();
    }

    /** The SDK's clients of a cloud, which end with it. */
    private static final class Clients implements Companion {

        private final Map<List<Object>, SdkAutoCloseable> clients = new ConcurrentHashMap<>();

        Object client(WireDoor door, Class<?> type) {
            return clients.computeIfAbsent(List.of(type, door.account(), door.region(), door.carrier),
                    unseen -> door.connect(type));
        }

        @Override
        public void close() {
            clients.values().forEach(SdkAutoCloseable::close);
        }
    }
}
