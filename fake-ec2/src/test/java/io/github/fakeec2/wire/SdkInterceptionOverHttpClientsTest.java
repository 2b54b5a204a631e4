package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.imds.Ec2MetadataRetryPolicy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.internal.util.EC2MetadataUtils;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dlm.DlmClient;
import software.amazon.awssdk.services.ebs.EbsAsyncClient;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.StsException;

/** Clients with HTTP clients of their own, and clients of other services. */
@Tag("sdk-of-the-build")
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SdkInterceptionOverHttpClientsTest {

    private final FakeCloud cloud = FakeCloud.create();

    @BeforeEach
    void intercept() {
        cloud.interceptSdkClients();
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    static Stream<Arguments> httpClients() {
        return Stream.of(
                Arguments.of("Apache", (Supplier<SdkHttpClient>) ApacheHttpClient::create),
                Arguments.of("URL connections", (Supplier<SdkHttpClient>) UrlConnectionHttpClient::create));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("httpClients")
    void aClientWithAnHttpClientOfItsOwnReachesTheCloud(String name, Supplier<SdkHttpClient> maker) {
        try (SdkHttpClient http = maker.get(); Ec2Client ec2 = Ec2Client.builder().httpClient(http).build()) {
            assertThat(ec2.describeVpcs().equalsBySdkFields(cloud.ec2().describeVpcs())).isTrue();
        }
    }

    @Test
    void soDoesOneWithANettyClientOfItsOwn() {
        try (SdkAsyncHttpClient http = NettyNioAsyncHttpClient.builder().maxConcurrency(2).build();
                Ec2AsyncClient ec2 = Ec2AsyncClient.builder().httpClient(http).build()) {
            assertThat(ec2.describeVpcs().join().equalsBySdkFields(cloud.ec2().describeVpcs())).isTrue();
        }
    }

    static Stream<Arguments> services() {
        return Stream.of(
                service("DescribeLoadBalancers", () -> ElasticLoadBalancingV2Client.create().describeLoadBalancers()),
                service("DescribeLoadBalancers", () -> ElasticLoadBalancingClient.create().describeLoadBalancers()),
                service("DescribeAutoScalingGroups", () -> AutoScalingClient.create().describeAutoScalingGroups()),
                service("ListMetrics", () -> CloudWatchClient.create().listMetrics()),
                service("ListMetrics", () -> CloudWatchAsyncClient.create().listMetrics().join()),
                service("GetLifecyclePolicies", () -> DlmClient.create().getLifecyclePolicies(r -> { })),
                service("ListSnapshotBlocks", () -> EbsAsyncClient.create()
                        .listSnapshotBlocks(r -> r.snapshotId("snap-0123456789abcdef0")).join()),
                service("ListRoles", () -> IamClient.builder().region(Region.AWS_GLOBAL).build().listRoles()),
                service("GetParameter", () -> SsmClient.create().getParameter(r -> r.name("/none"))),
                service("GetCallerIdentity", () -> StsClient.create().getCallerIdentity()));
    }

    private static Arguments service(String operation, Runnable call) {
        return Arguments.of(operation, call);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("services")
    void clientsOfTheOtherServicesReachTheCloud(String operation, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException answered) {
            assertThat(answered).hasMessageContaining("Request ID");
        }
        assertThat(cloud.calls().all()).extracting(made -> made.operation()).containsExactly(operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://vpce-1a2b.sqs.eu-west-1.vpce.amazonaws.com", "https://sqs.eu-west-1.api.aws",
        "https://sqs.cn-north-1.amazonaws.com.cn", "https://sqs.us-iso-east-1.C2S.ic.gov"})
    void aServiceThatTheCloudDoesNotHaveIsRefusedInsteadOfReachingAws(String endpoint) {
        URI uri = endpoint.isEmpty() ? null : URI.create(endpoint);
        String message = "the fake cloud has no service 'sqs' that could answer ListQueuesRequest to "
                + (uri == null ? "sqs.us-east-1.amazonaws.com" : uri.getHost());
        try (SqsClient sqs = SqsClient.builder().endpointOverride(uri).build();
                SqsAsyncClient async = SqsAsyncClient.builder().endpointOverride(uri).build()) {
            assertThatThrownBy(sqs::listQueues).isInstanceOf(NotSimulatedException.class).hasMessageContaining(message);
            assertThatThrownBy(() -> async.listQueues().join()).isInstanceOf(CompletionException.class)
                    .hasRootCauseInstanceOf(NotSimulatedException.class).hasMessageContaining(message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "http://notamazonaws.com.localhost:1"})
    void aServiceAtAnEndpointThatIsNotAwssIsLeftAlone(String endpoint) {
        try (SqsClient sqs = SqsClient.builder().endpointOverride(URI.create(endpoint))
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1))).build()) {
            assertThatExceptionOfType(SdkClientException.class).isThrownBy(sqs::listQueues)
                    .withRootCauseInstanceOf(IOException.class);
        }
    }

    /** As presigned URLs are made. */
    @Test
    void whatIsOnlySignedAndNotSentIsNotRefused() {
        SdkHttpRequest url = SdkHttpRequest.builder().method(SdkHttpMethod.GET)
                .uri(URI.create("https://bucket.s3.us-east-1.amazonaws.com/key")).build();
        assertThat(new SdkClientInterceptor().modifyHttpRequest(InterceptorContext.builder()
                .request(ListQueuesRequest.builder().build()).httpRequest(url).build(), new ExecutionAttributes()))
                .isEqualTo(url);
    }

    @Test
    void nobodyAsksForInstanceMetadataOutside() {
        try (Ec2MetadataClient metadata = Ec2MetadataClient.builder().retryPolicy(Ec2MetadataRetryPolicy.none())
                .httpClient(ApacheHttpClient.create()).build()) {
            assertThatThrownBy(() -> metadata.get("/latest/meta-data/instance-id"))
                    .rootCause().isInstanceOf(ConnectException.class);
            assertThat(System.getProperty("aws.ec2MetadataServiceEndpoint")).isEqualTo("http://127.0.0.1:1");
        }
        assertThatThrownBy(EC2MetadataUtils::getInstanceId).hasMessageContaining("disabled");
    }

    @Test
    void aProxyOfAnHttpClientsOwnIsNotFor127001() {
        ProxyConfiguration viaProxy = ProxyConfiguration.builder().endpoint(URI.create("http://127.0.0.1:1")).build();
        try (SdkHttpClient http = ApacheHttpClient.builder().proxyConfiguration(viaProxy).build();
                Ec2Client ec2 = Ec2Client.builder().httpClient(http).build();
                SdkAsyncHttpClient netty = NettyNioAsyncHttpClient.builder()
                        .proxyConfiguration(
                                software.amazon.awssdk.http.nio.netty.ProxyConfiguration.builder()
                                        .host("127.0.0.1").port(1).build()).build();
                Ec2AsyncClient async = Ec2AsyncClient.builder().httpClient(netty).build()) {
            ec2.describeVpcs();
            async.describeVpcs().join();
        }
        assertThat(cloud.calls().all()).hasSize(2);
    }

    @Test
    void credentialsOfARoleComeFromTheCloud() {
        try (StsAssumeRoleCredentialsProvider role = StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(StsClient.create()).refreshRequest(r -> r.roleSessionName("session")
                                .roleArn("arn:aws:iam::123456789012:role/none")).build();
                Ec2Client ec2 = Ec2Client.builder().credentialsProvider(role).build()) {
            assertThatThrownBy(ec2::describeVpcs).isInstanceOf(StsException.class)
                    .hasMessageContaining("Request ID");
        }
        assertThat(cloud.calls().all()).extracting(made -> made.operation()).containsExactly("AssumeRole");
    }

    @Test
    void anAnswerOfAProxyIsNotTakenForTheClouds() throws IOException {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> refuseOne(proxy));
            serving.start();
            ProxyConfiguration viaProxy = ProxyConfiguration.builder()
                    .nonProxyHosts(Set.of("example.com"))
                    .endpoint(URI.create("http://127.0.0.1:" + proxy.getLocalPort())).build();
            try (SdkHttpClient http = ApacheHttpClient.builder().proxyConfiguration(viaProxy).build();
                    Ec2Client ec2 = Ec2Client.builder().httpClient(http).build()) {
                assertThatThrownBy(ec2::describeVpcs).hasMessageContaining(
                        "answered by something else than the fake cloud, with status 403: probably by an HTTP proxy");
            }
        }
    }

    private static void refuseOne(ServerSocket proxy) {
        try (Socket client = proxy.accept()) {
            client.getInputStream().readNBytes(1);
            client.getOutputStream().write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The client's side shows what came of it.
        }
    }
}
