package io.github.fakeec2.wire;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** The cloud over HTTP, with the SDK's own clients on their own HTTP clients. */
@Timeout(60)
class EndpointTest {

    private static final String DESCRIBE_VPCS = "Action=DescribeVpcs&Version=2016-11-15";

    private final FakeCloud cloud = FakeCloud.create();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aSynchronousClientLaunchesWaitsPagesAndTerminates() {
        try (Ec2Client ec2 = client("test", Region.US_EAST_1)) {
            String id = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                    .minCount(7).maxCount(7)).instances().get(0).instanceId();
            ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));

            assertThat(ec2.describeInstancesPaginator(r -> r.maxResults(5)).reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())).hasSize(7);
            assertThat(ec2.describeInstances().equalsBySdkFields(cloud.ec2().describeInstances())).isTrue();

            ec2.terminateInstances(r -> r.instanceIds(id));
            ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
            assertThat(cloud.instance(id).state()).isEqualTo("terminated");
        }
    }

    @Test
    void anAsynchronousClientGetsTheSame() {
        try (Ec2AsyncClient ec2 = Ec2AsyncClient.builder().endpointOverride(cloud.endpoint())
                .region(Region.US_EAST_1).credentialsProvider(key("test")).build()) {
            assertThat(ec2.describeVpcs().join().equalsBySdkFields(cloud.ec2().describeVpcs())).isTrue();
        }
    }

    @Test
    void theKeyTellsTheAccountAndTheSignatureTheRegion() {
        try (Ec2Client other = client("210987654321", Region.EU_WEST_1)) {
            String vpc = other.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();

            assertThat(cloud.account("210987654321").client(Ec2Client.class, "eu-west-1")
                    .describeVpcs(r -> r.vpcIds(vpc)).vpcs()).hasSize(1);
        }
    }

    @Test
    void errorsComeWithCodeMessageAndStatus() {
        try (Ec2Client ec2 = client("test", Region.US_EAST_1)) {
            assertRefused("InvalidInstanceID.NotFound", "The instance ID 'i-0123456789abcdef0' does not exist",
                    () -> ec2.describeInstances(r -> r.instanceIds("i-0123456789abcdef0")));
        }
    }

    @Test
    void thereIsOneEndpointForACloudHoweverOneComesByIt() {
        Ec2Client elsewhere = cloud.account("210987654321").client(Ec2Client.class, "eu-west-1");
        FakeCloud view = FakeCloud.behind(elsewhere).orElseThrow();

        URI endpoint = view.endpoint();

        assertThat(cloud.endpoint()).isEqualTo(endpoint);
        assertThat(endpoint.getHost()).isEqualTo("127.0.0.1");
        assertThat(endpoint.getPort()).isPositive();
        try (FakeCloud other = FakeCloud.create()) {
            assertThat(other.endpoint()).isNotEqualTo(endpoint);
        }
    }

    @Test
    void whoDoesNotSignSpeaksForTheAccountAndRegionThatTheCloudWasMadeWith() throws IOException {
        try (FakeCloud european = FakeCloud.builder().account("111122223333").region("eu-central-1").build()) {
            FakeCloud view = FakeCloud.behind(european.account("210987654321").client(Ec2Client.class)).orElseThrow();

            assertThat(RawHttp.exchange(view.endpoint(), RawHttp.form(DESCRIBE_VPCS).getBytes()).body())
                    .contains(european.ec2().describeVpcs().vpcs().get(0).vpcId());
            assertThat(european.calls().all().get(0).account()).isEqualTo("111122223333");
            assertThat(european.calls().all().get(0).region()).isEqualTo("eu-central-1");
        }
    }

    @Test
    void nothingButThisMachineReachesIt() throws IOException {
        InetAddress outside = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance).filter(address -> !address.isLoopbackAddress())
                .findFirst().orElse(null);
        assumeTrue(outside != null, "This machine has no network");

        assertThatThrownBy(() -> new Socket(outside, cloud.endpoint().getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void itSaysThatItIsWell() throws IOException {
        RawHttp.Answer answer = RawHttp.exchange(cloud.endpoint(),
                "GET /_fake-ec2/health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(cloud.calls().all()).isEmpty();
    }

    @Test
    void aLostAnswerBreaksTheConnectionAndTheSdksSecondTryActsOnce() throws IOException {
        cloud.faults().on(RunInstancesRequest.class).times(1).loseAnswer();
        try (Ec2Client ec2 = client("test", Region.US_EAST_1)) {
            String id = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                    .minCount(1).maxCount(1)).instances().get(0).instanceId();

            assertThat(ec2.describeInstances().reservations()).singleElement().satisfies(only ->
                    assertThat(only.instances()).extracting(Instance::instanceId).containsExactly(id));
        }

        cloud.faults().on(DescribeVpcsRequest.class).times(1).loseAnswer();
        assertThat(RawHttp.exchange(cloud.endpoint(), RawHttp.form(DESCRIBE_VPCS).getBytes())).isNull();
    }

    @Test
    void aBugOfTheTestsOwnAnswerIsAnErrorThatNoClientRetriesAndShowsNoStackTrace() throws IOException {
        cloud.answer(DescribeVpcsRequest.class, request -> {
            throw new ArithmeticException("inside");
        });

        RawHttp.Answer answer = RawHttp.exchange(cloud.endpoint(), RawHttp.form(DESCRIBE_VPCS).getBytes());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>FakeCloudError</Code><Message>inside</Message>")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void requestsThatFollowEachOtherAtOnceAreAnsweredInTheirOrder() throws IOException {
        try (RawHttp http = new RawHttp(cloud.endpoint())) {
            http.send(RawHttp.form(DESCRIBE_VPCS) + "\r\n" + RawHttp.form("Action=DescribeNothing&Version=2016-11-15")
                    + RawHttp.form(DESCRIBE_VPCS).replace("POST", "HEAD")
                    + RawHttp.form(DESCRIBE_VPCS).replace("1.1", "1.0"));

            assertThat(http.answer().body()).contains("<DescribeVpcsResponse");
            assertThat(http.answer().body()).contains("<Code>InvalidAction</Code>");
            RawHttp.Answer withoutBody = http.answerToHead();
            assertThat(withoutBody.status()).isEqualTo(200);
            RawHttp.Answer last = http.answer();
            assertThat(last.body()).contains("<DescribeVpcsResponse");
            assertThat(last.head()).contains("Connection: close");
            assertThat(http.answer()).isNull();
        }
    }

    @Test
    void aBodyMayComeInChunksAndAfterAWord() throws IOException {
        try (RawHttp http = new RawHttp(cloud.endpoint())) {
            http.send("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n");
            assertThat(http.answer().status()).isEqualTo(100);
            http.send("8;why=not\r\nAction=D\r\n1E\r\nescribeVpcs&Version=2016-11-15\r\n0\r\nTrailer: none\r\n\r\n");

            assertThat(http.answer().body()).contains("<DescribeVpcsResponse");
        }
    }

    @Test
    void whoUsesItAsAProxyIsServedToo() throws IOException {
        assertThat(RawHttp.exchange(cloud.endpoint(), ("GET http://ec2.us-east-1.amazonaws.com/?" + DESCRIBE_VPCS
                + " HTTP/1.1\r\nHost: ec2.us-east-1.amazonaws.com\r\n\r\n").getBytes()).body())
                .contains("<DescribeVpcsResponse");
    }

    @Test
    void closingTheCloudClosesItAndItsIdleConnections() throws IOException {
        URI endpoint = cloud.endpoint();
        try (RawHttp idle = new RawHttp(endpoint)) {
            idle.send(RawHttp.form(DESCRIBE_VPCS));
            assertThat(idle.answer().status()).isEqualTo(200);

            cloud.close();

            assertThat(idle.countToEnd()).isZero();
        }
        assertNobodyAnswersAt(endpoint);
        assertThatThrownBy(cloud::endpoint).isInstanceOf(IllegalStateException.class)
                .hasMessage("The fake cloud is closed");
    }

    private static void assertNobodyAnswersAt(URI endpoint) throws IOException {
        try {
            assertThat(RawHttp.exchange(endpoint, RawHttp.form(DESCRIBE_VPCS).getBytes(StandardCharsets.US_ASCII)))
                    .isNull();
        } catch (SocketException refused) {
            // Mostly at once; or when a process that another test starts has closed the socket that it inherits.
        }
    }

    @Test
    void closingTheCloudLetsCallsEndThatHaveBegun() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        cloud.answer(DescribeVpcsRequest.class, request -> {
            begun.countDown();
            awaitUnchecked(mayEnd);
            return DescribeVpcsResponse.builder().build();
        });
        URI endpoint = cloud.endpoint();
        try (RawHttp http = new RawHttp(endpoint)) {
            http.send(RawHttp.form(DESCRIBE_VPCS));
            begun.await();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(cloud::close);
            while (RawHttp.isOpen(endpoint)) {
                Thread.onSpinWait();
            }
            mayEnd.countDown();

            RawHttp.Answer answer = http.answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.head()).contains("Connection: close");
            closed.join();
        }
    }

    @Test
    void aCallMayCloseTheCloudThatItIsMadeTo() throws IOException {
        cloud.answer(DescribeVpcsRequest.class, request -> {
            cloud.close();
            return DescribeVpcsResponse.builder().build();
        });

        assertThat(RawHttp.exchange(cloud.endpoint(), RawHttp.form(DESCRIBE_VPCS).getBytes()).status()).isEqualTo(200);
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Ec2Client client(String accessKey, Region region) {
        return Ec2Client.builder().endpointOverride(cloud.endpoint()).region(region).credentialsProvider(key(accessKey))
                .build();
    }

    private static StaticCredentialsProvider key(String accessKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret"));
    }
}
