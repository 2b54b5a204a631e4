package io.github.fakeec2.wire;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;

/** Clients that code builds for itself, as the SDK gives them to it. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SdkInterceptionTest {

    private final FakeCloud cloud = FakeCloud.builder().region("eu-west-1").build();

    @AfterEach
    void close() {
        cloud.close();
    }

    static Stream<Arguments> clients() {
        return Stream.of(
                client("create()", Ec2Client::create),
                client("a builder without settings", () -> Ec2Client.builder().build()),
                client("an explicit Apache client", () -> Ec2Client.builder()
                        .httpClient(ApacheHttpClient.create()).build()),
                client("the builder of an Apache client", () -> Ec2Client.builder()
                        .httpClientBuilder(ApacheHttpClient.builder().maxConnections(2)).build()),
                client("the region", () -> Ec2Client.builder().region(Region.EU_WEST_1).build()),
                client("a plain endpoint", () -> Ec2Client.builder()
                        .endpointOverride(URI.create("http://localhost:1")).build()),
                client("a secure endpoint at a path", () -> Ec2Client.builder()
                        .endpointOverride(URI.create("https://ec2.example.com:8443/aws")).build()),
                client("FIPS endpoints", () -> Ec2Client.builder().fipsEnabled(true).build()),
                client("dual-stack endpoints", () -> Ec2Client.builder().dualstackEnabled(true).build()),
                client("no signature", () -> Ec2Client.builder()
                        .credentialsProvider(AnonymousCredentialsProvider.create()).build()),
                client("credentials", () -> Ec2Client.builder().credentialsProvider(key("AKIAIOSFODNN7EXAMPLE"))
                        .build()));
    }

    private static Arguments client(String name, Supplier<Ec2Client> builder) {
        return Arguments.of(name, builder);
    }

    private static StaticCredentialsProvider key(String id) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(id, "secret"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clients")
    void howeverItIsBuiltASynchronousClientReachesTheCloud(String name, Supplier<Ec2Client> builder) {
        cloud.interceptSdkClients();
        try (Ec2Client ec2 = builder.get()) {
            assertThat(ec2.describeVpcs().equalsBySdkFields(cloud.ec2().describeVpcs())).isTrue();
            assertThat(cloud.calls().of(DescribeVpcsRequest.class)).hasSize(2);
        }
    }

    static Stream<Arguments> asyncClients() {
        return Stream.of(
                asyncClient("create()", Ec2AsyncClient::create),
                asyncClient("an explicit Netty client", () -> Ec2AsyncClient.builder()
                        .httpClient(NettyNioAsyncHttpClient.create()).build()),
                asyncClient("the builder of a Netty client", () -> Ec2AsyncClient.builder()
                        .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(2)).build()),
                asyncClient("an endpoint", () -> Ec2AsyncClient.builder()
                        .endpointOverride(URI.create("https://localhost:1")).build()));
    }

    private static Arguments asyncClient(String name, Supplier<Ec2AsyncClient> builder) {
        return Arguments.of(name, builder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asyncClients")
    void howeverItIsBuiltAnAsynchronousClientReachesTheCloud(String name, Supplier<Ec2AsyncClient> builder) {
        cloud.interceptSdkClients();
        try (Ec2AsyncClient ec2 = builder.get()) {
            assertThat(ec2.describeVpcs().join().equalsBySdkFields(cloud.ec2().describeVpcs())).isTrue();
        }
    }
}
