package io.github.fakeec2.wire;

import io.github.fakeec2.FakeCloud;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** A client's way to a cloud. The SDK's own clients sign with the secret key {@code secret}. */
enum Way {

    /** The fake client. */
    FACE,
    /** The SDK's own client over the cloud's HTTP client. */
    PIPELINE,
    /** The SDK's own client over a socket. */
    ENDPOINT;

    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(FakeCloud cloud, Class<C> type,
            B builder) {
        return switch (this) {
            case FACE -> cloud.client(type);
            case PIPELINE -> signing(builder.httpClient(cloud.httpClient())).build();
            case ENDPOINT -> signing(builder.httpClientBuilder(UrlConnectionHttpClient.builder()))
                    .endpointOverride(cloud.endpoint()).build();
        };
    }

    <B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C asyncClient(FakeCloud cloud, Class<C> type,
            B builder) {
        return switch (this) {
            case FACE -> cloud.client(type);
            case PIPELINE -> signing(builder.httpClient(cloud.asyncHttpClient())).build();
            case ENDPOINT -> signing(builder).endpointOverride(cloud.endpoint()).build();
        };
    }

    private static <B extends AwsClientBuilder<B, C>, C> B signing(B builder) {
        return builder.region(Region.US_EAST_1).credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")));
    }
}
