package io.github.fakeec2.wire;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.SdkClients;
import java.lang.reflect.InvocationTargetException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK's own client of a service, whose HTTP requests a cloud answers; its operations are called by reflection. */
final class RealClient implements WireClient {

    private final Object client;

    RealClient(FakeCloud cloud, String service) {
        try {
            AwsClientBuilder<?, ?> builder =
                    (AwsClientBuilder<?, ?>) SdkClients.of(service).getMethod("builder").invoke(null);
            ((SdkSyncClientBuilder<?, ?>) builder).httpClient(cloud.httpClient());
            builder.region(Region.US_EAST_1);
            builder.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")));
            client = builder.build();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SdkResponse call(SdkOperation operation, SdkRequest request) {
        try {
            return (SdkResponse) operation.method().invoke(client, request);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ((SdkAutoCloseable) client).close();
    }
}
