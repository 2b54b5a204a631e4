package io.github.fakeec2.wire;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.access.AccessKeys;
import io.github.fakeec2.error.NotSimulatedException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.utils.StringInputStream;

/** Clients that code builds for itself. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SdkInterceptionTest {

    /** Nobody listens there. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private static final String ELSEWHERE = "555566667777";

    /** One of AWS's, which has the account's number in it. */
    private static final String KEY = "AKIAYCWS2TAAQLP5YHBV";
    private static final String OF_A_KEY = AccessKeys.accountOf(KEY);

    private final FakeCloud cloud = FakeCloud.builder().region("eu-west-1").account("210987654321").build();

    @AfterEach
    void close() {
        cloud.close();
    }

    @SuppressWarnings("deprecation") // what is deprecated is in use
    static Stream<Arguments> clients() {
        return Stream.of(
                client("create()", Ec2Client::create),
                client("a builder without settings", () -> Ec2Client.builder().build()),
                client("the region", () -> Ec2Client.builder().region(Region.EU_WEST_1).build()),
                client("a plain endpoint", () -> Ec2Client.builder().endpointOverride(NOWHERE).build()),
                client("a secure endpoint at a path", () -> Ec2Client.builder()
                        .endpointOverride(URI.create("https://ec2.example.com:8443/aws")).build()),
                client("an endpoint provider", () -> Ec2Client.builder().endpointProvider(region ->
                        CompletableFuture.completedFuture(Endpoint.builder().url(
                                URI.create("https://vpce-1a2b.ec2.eu-west-1.vpce.amazonaws.com")).build())).build()),
                client("FIPS endpoints", () -> Ec2Client.builder().fipsEnabled(true).build()),
                client("dual-stack endpoints", () -> Ec2Client.builder().dualstackEnabled(true).build()),
                client("no signature", () -> Ec2Client.builder()
                        .credentialsProvider(AnonymousCredentialsProvider.create()).build()),
                client("the default credentials", () -> Ec2Client.builder()
                        .credentialsProvider(DefaultCredentialsProvider.builder().build()).build()),
                client("the default credentials that all share", () -> Ec2Client.builder()
                        .credentialsProvider(DefaultCredentialsProvider.create()).build()),
                client("old credentials", () -> withKey("AKIAIOSFODNN7EXAMPLE")),
                client("credentials of a real account", () -> withKey(KEY)),
                client("any other key", () -> withKey("test")));
    }

    private static Arguments client(String name, Supplier<Ec2Client> builder) {
        return Arguments.of(name, builder);
    }

    private static Ec2Client withKey(String id) {
        return Ec2Client.builder().credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(id, "secret"))).build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clients")
    void howeverItIsBuiltASynchronousClientReachesTheCloud(String name, Supplier<Ec2Client> builder) {
        cloud.interceptSdkClients();
        try (Ec2Client ec2 = builder.get()) {
            assertThat(ec2.describeVpcs().equalsBySdkFields(cloud.ec2().describeVpcs())).isTrue();
            assertThat(cloud.calls().of(DescribeVpcsRequest.class))
                    .extracting(call -> call.account() + " " + call.region())
                    .containsExactly("210987654321 eu-west-1", "210987654321 eu-west-1");
        }
    }

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("the environment", EnvironmentVariableCredentialsProvider.create()),
                Arguments.of("a profile", ProfileCredentialsProvider.create("of nobody")),
                Arguments.of("a container", ContainerCredentialsProvider.builder().build()),
                Arguments.of("an instance", InstanceProfileCredentialsProvider.create()),
                Arguments.of("a chain", AwsCredentialsProviderChain.of(EnvironmentVariableCredentialsProvider.create(),
                        ProfileCredentialsProvider.create("of nobody"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    @Tag("newer-sdk")
    void soDoesOneThatLooksForCredentialsWhereThereAreNone(String name, AwsCredentialsProvider place) {
        cloud.interceptSdkClients();
        try (Ec2Client ec2 = withCredentials(place)) {
            ec2.describeVpcs();
            assertThat(cloud.calls().all()).extracting(call -> call.account()).containsExactly("210987654321");
        }
    }

    @Test
    void aProviderOfTheCodesOwnMayFail() {
        cloud.interceptSdkClients();
        AwsCredentialsProvider failing = () -> {
            throw new IllegalStateException("the vault is closed");
        };
        try (Ec2Client ec2 = withCredentials(failing)) {
            assertThatThrownBy(ec2::describeVpcs).hasMessageContaining("the vault is closed");
        }
    }

    static Stream<Arguments> asyncClients() {
        return Stream.of(
                asyncClient("create()", Ec2AsyncClient::create),
                asyncClient("a builder without settings", () -> Ec2AsyncClient.builder().build()),
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

    @Test
    void aClientMaySpeakForAnotherAccountInAnotherRegion() {
        cloud.interceptSdkClients();
        try (Ec2Client ec2 = Ec2Client.builder().region(Region.US_WEST_2).credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(ELSEWHERE, "secret"))).build()) {
            assertThat(ec2.describeVpcs().equalsBySdkFields(
                    cloud.account(ELSEWHERE).client(Ec2Client.class, "us-west-2").describeVpcs())).isTrue();
        }
    }

    @Test
    void aClientThatSignsNothingIsOfTheRegionThatItCalls() {
        cloud.interceptSdkClients();
        try (Ec2Client ec2 = Ec2Client.builder().region(Region.US_WEST_2)
                .credentialsProvider(AnonymousCredentialsProvider.create()).build()) {
            ec2.describeVpcs();
            assertThat(cloud.calls().all()).extracting(call -> call.region()).containsExactly("us-west-2");
        }
    }

    @Test
    void aClientThatIsSentToTheEndpointOfAnotherCloudStaysThere() {
        cloud.interceptSdkClients();
        try (FakeCloud other = FakeCloud.create();
                Ec2Client ec2 = Ec2Client.builder().endpointOverride(other.endpoint()).build()) {
            ec2.describeVpcs();
            assertThat(cloud.calls().all()).isEmpty();
            assertThat(other.calls().all()).hasSize(1);
        }
    }

    /** It has been left behind by a test that has ended, and would write into the call log of another. */
    @Test
    void aClientThatIsSentToTheEndpointOfAClosedCloudReachesNoOther() {
        FakeCloud closed = FakeCloud.create();
        try (Ec2Client ec2 = Ec2Client.builder().endpointOverride(closed.endpoint()).region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create()).build()) {
            closed.close();
            cloud.interceptSdkClients();
            assertReachesNobody(ec2);
            assertThat(cloud.calls().all()).isEmpty();
        }
    }

    @Test
    void aCloudThatChecksSignaturesAcceptsThoseOfAClientThatIsToldNothing() {
        try (FakeCloud strict = FakeCloud.builder().verifySignatures("s3cret").build()) {
            strict.interceptSdkClients();
            try (Ec2Client ec2 = Ec2Client.create(); Ec2Client wrong = withKey("test")) {
                assertThat(ec2.describeVpcs().vpcs()).hasSize(1);
                assertThatExceptionOfType(AwsServiceException.class).isThrownBy(wrong::describeVpcs)
                        .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AuthFailure"));
            }
        }
    }

    @Test
    void errorsAndWaitersAreTheSdksOwn() {
        cloud.interceptSdkClients();
        try (Ec2Client ec2 = Ec2Client.create()) {
            assertRefused("InvalidVpcID.NotFound", "The vpc ID 'vpc-0123456789abcdef0' does not exist",
                    () -> ec2.describeVpcs(r -> r.vpcIds("vpc-0123456789abcdef0")));
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
            ec2.waiter().waitUntilVpcAvailable(r -> r.vpcIds(vpc));
            assertThat(cloud.ec2().describeVpcs().vpcs()).extracting(Vpc::vpcId).contains(vpc);
        }
    }

    @Test
    void manyThreadsReachTheCloudAtOnce() {
        cloud.interceptSdkClients();
        try (Ec2Client ec2 = Ec2Client.create()) {
            IntStream.range(0, 50).parallel()
                    .forEach(i -> ec2.createSecurityGroup(r -> r.groupName("group " + i).description("of a thread")));
        }
        assertThat(cloud.ec2().describeSecurityGroups(r -> r.filters(f -> f.name("group-name").values("group *")))
                .securityGroups()).hasSize(50);
    }

    @Test
    void aClientIsInterceptedWhileTheScopeIsOpenAndNeitherBeforeNorAfter() {
        try (Ec2Client ec2 = Ec2Client.builder().endpointOverride(NOWHERE).region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create()).build()) {
            assertReachesNobody(ec2);
            try (SdkInterception scope = cloud.interceptSdkClients()) {
                assertThat(scope).isNotNull();
                assertThat(ec2.describeVpcs().vpcs()).hasSize(1);
            }
            assertReachesNobody(ec2);
        }
    }

    private static void assertReachesNobody(Ec2Client ec2) {
        assertThatExceptionOfType(SdkClientException.class).isThrownBy(ec2::describeVpcs)
                .withRootCauseInstanceOf(IOException.class);
    }

    /** The SDK's chain keeps for good to the place where it has found credentials once. */
    @Test
    @Tag("newer-sdk")
    void theDefaultCredentialsAreAfterTheScopeWhatTheyWereBefore() {
        try (DefaultCredentialsProvider usedFirstInScope = ofAProfile();
                DefaultCredentialsProvider usedBefore = ofAProfile();
                Ec2Client early = withCredentials(usedFirstInScope); Ec2Client earlier = withCredentials(usedBefore)) {
            usedBefore.resolveCredentials();
            try (SdkInterception scope = cloud.interceptSdkClients();
                    Ec2Client late = withCredentials(usedFirstInScope)) {
                assertThat(scope).isNotNull();
                early.describeVpcs();
                earlier.describeVpcs();
                late.describeVpcs();
            }
            assertThat(cloud.calls().all()).extracting(call -> call.account())
                    .containsExactly("210987654321", "210987654321", "210987654321");
            assertThat(usedFirstInScope.resolveCredentials().accessKeyId()).isEqualTo(KEY);
            assertThat(usedBefore.resolveCredentials().accessKeyId()).isEqualTo(KEY);
        }
    }

    private static DefaultCredentialsProvider ofAProfile() {
        return DefaultCredentialsProvider.builder().profileName("own").profileFile(ProfileFile.builder()
                .type(ProfileFile.Type.CREDENTIALS).content(new StringInputStream(
                        "[own]\naws_access_key_id = " + KEY + "\naws_secret_access_key = secret\n")).build()).build();
    }

    private static Ec2Client withCredentials(AwsCredentialsProvider provider) {
        return Ec2Client.builder().region(Region.EU_WEST_1).credentialsProvider(provider).build();
    }

    @Test
    void aClientThatIsKeptReachesTheNextCloudInItsTurn() {
        SdkInterception first = cloud.interceptSdkClients();
        try (Ec2Client kept = Ec2Client.create(); FakeCloud next = FakeCloud.builder().seed(7).build()) {
            kept.createVpc(r -> r.cidrBlock("10.0.0.0/16"));
            first.close();
            next.interceptSdkClients();

            kept.createVpc(r -> r.cidrBlock("10.0.0.0/16"));

            assertThat(cloud.calls().by("CreateVpc")).hasSize(1);
            assertThat(next.calls().by("CreateVpc")).hasSize(1);
        }
    }

    static Stream<Arguments> credentials() {
        return Stream.of(
                Arguments.of("none", AnonymousCredentialsProvider.create()),
                Arguments.of("some", StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("credentials")
    void aClientThatOutlivesTheScopeDoesNotReachAws(String name, AwsCredentialsProvider own) {
        refusesClientsThatOutliveTheScope(own);
    }

    @Test
    @Tag("newer-sdk") // older ones look for credentials before anybody can tell them not to
    void notEvenInSearchOfCredentials() {
        refusesClientsThatOutliveTheScope(null);
    }

    private void refusesClientsThatOutliveTheScope(AwsCredentialsProvider own) {
        SdkInterception scope = cloud.interceptSdkClients();
        try (Ec2Client ec2 = Ec2Client.builder().credentialsProvider(own).build();
                Ec2AsyncClient async = Ec2AsyncClient.builder().credentialsProvider(own).build();
                Ec2Client overridden = Ec2Client.builder().endpointOverride(NOWHERE)
                        .credentialsProvider(AnonymousCredentialsProvider.create()).build()) {
            ec2.describeVpcs();
            scope.close();

            String message = "DescribeVpcsRequest to ec2.eu-west-1.amazonaws.com would reach AWS";
            assertThatThrownBy(ec2::describeVpcs).isInstanceOf(SdkClientException.class)
                    .hasMessageContaining(message).hasRootCauseInstanceOf(IOException.class);
            assertThatThrownBy(() -> async.describeVpcs().join()).isInstanceOf(CompletionException.class)
                    .hasMessageContaining(message);
            assertReachesNobody(overridden);
        }
    }

    static Stream<Arguments> credentialsOfABystander() {
        return Stream.of(
                Arguments.of(ELSEWHERE, StaticCredentialsProvider.create(AwsBasicCredentials.create(ELSEWHERE, "s"))),
                Arguments.of("123456789012", AnonymousCredentialsProvider.create()),
                Arguments.of(OF_A_KEY, StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, "secret"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("credentialsOfABystander")
    void aClientThatHasAnotherCloudAtHandIsWhoItIsWithoutInterception(String account, AwsCredentialsProvider own) {
        cloud.interceptSdkClients();
        try (FakeCloud other = FakeCloud.create();
                Ec2Client sync = Ec2Client.builder().httpClient(other.httpClient()).region(Region.US_WEST_2)
                        .credentialsProvider(own).build();
                Ec2AsyncClient async = Ec2AsyncClient.builder().httpClient(other.asyncHttpClient())
                        .region(Region.US_WEST_2).credentialsProvider(own).build()) {
            sync.describeVpcs();
            async.describeVpcs().join();
            assertThat(other.calls().all()).extracting(call -> call.account() + " " + call.region())
                    .containsExactly(account + " us-west-2", account + " us-west-2");
            assertThat(cloud.calls().all()).isEmpty();
        }
    }

    @Test
    void signaturesOfAClientThatHasAnotherCloudAtHandStayRight() {
        cloud.interceptSdkClients();
        try (FakeCloud strict = FakeCloud.builder().verifySignatures("s3cret").build();
                Ec2Client ec2 = Ec2Client.builder().httpClient(strict.httpClient()).credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ELSEWHERE, "s3cret"))).build()) {
            assertThat(ec2.describeVpcs().vpcs()).hasSize(1);
        }
    }

    /** As a test beside the one that intercepts may have it, which runs on when that one has ended. */
    @Test
    void aClientOverTheHttpClientOfAnotherCloudStaysThere() {
        SdkInterception scope = cloud.interceptSdkClients();
        try (FakeCloud other = FakeCloud.create();
                Ec2Client ec2 = Ec2Client.builder().httpClient(other.httpClient()).build()) {
            ec2.describeVpcs();
            scope.close();
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
            ec2.describeVpcs();
            assertThat(cloud.calls().all()).isEmpty();
            assertThat(other.calls().all()).hasSize(2);
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Test
    void noInterceptorOfTheCodeTakesARequestToAws() {
        cloud.interceptSdkClients();
        ExecutionInterceptor detour = new ExecutionInterceptor() {
            @Override
            public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
                return context.httpRequest().toBuilder().host("ec2.us-gov-west-1.amazonaws.com").build();
            }
        };
        try (Ec2Client ec2 = Ec2Client.builder()
                .overrideConfiguration(c -> c.addExecutionInterceptor(detour)).build()) {
            assertThatThrownBy(ec2::describeVpcs).satisfiesAnyOf(
                    e -> assertThat(e).isInstanceOf(NotSimulatedException.class),
                    e -> assertThat(e).hasCauseInstanceOf(NotSimulatedException.class))
                    .hasMessageContaining("ec2.us-gov-west-1.amazonaws.com");
        }
    }

    @Test
    void whatIsNotSimulatedSaysSoAtOnce() {
        cloud.interceptSdkClients();
        try (Ec2Client ec2 = Ec2Client.create()) {
            assertThatExceptionOfType(AwsServiceException.class).isThrownBy(ec2::describeFpgaImages)
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400))
                    .withMessageContaining("DescribeFpgaImages");
        }
    }

    @Test
    void nobodyAsksForInstanceMetadataOutside() {
        cloud.interceptSdkClients();
        try (InstanceProfileCredentialsProvider provider = InstanceProfileCredentialsProvider.create()) {
            assertThatThrownBy(provider::resolveCredentials).hasMessageContaining("disabled");
        }
    }

    static Stream<Arguments> properties() {
        return Stream.of(
                Arguments.of("none", Map.of(), "eu-west-1", "210987654321"),
                Arguments.of("a region", Map.of("aws.region", "us-west-2"), "us-west-2", "210987654321"),
                Arguments.of("credentials", Map.of("aws.accessKeyId", ELSEWHERE, "aws.secretAccessKey", "secret",
                        "aws.sessionToken", "token"), "eu-west-1", ELSEWHERE),
                Arguments.of("half of credentials", Map.of("aws.accessKeyId", ELSEWHERE, "aws.sessionToken", "token"),
                        "eu-west-1", "210987654321"),
                Arguments.of("metadata", Map.of("aws.ec2MetadataServiceEndpoint", "http://127.0.0.1:1",
                        "aws.disableEc2Metadata", "false"), "eu-west-1", "210987654321"),
                Arguments.of("a proxy", Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", "1"),
                        "eu-west-1", "210987654321"),
                Arguments.of("a secure proxy", Map.of("https.proxyHost", "127.0.0.1", "https.proxyPort", "1"),
                        "eu-west-1", "210987654321"),
                Arguments.of("a container", Map.of("aws.containerServiceEndpoint", "http://127.0.0.1:1",
                        "aws.containerCredentialsFullUri", "http://127.0.0.1:1/"), "eu-west-1", "210987654321"),
                Arguments.of("a proxy with exceptions", Map.of("http.proxyHost", "127.0.0.1", "http.proxyPort", "1",
                        "http.nonProxyHosts", "*.example.com"), "eu-west-1", "210987654321"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("properties")
    void systemPropertiesThatAreSetStayAndAllAreTheSameAfterwards(String name, Map<String, String> set, String region,
            String account) {
        Properties original = (Properties) System.getProperties().clone();
        try {
            set.forEach(System::setProperty);
            Map<Object, Object> before = sdkProperties();
            SdkInterception scope = cloud.interceptSdkClients();
            try (Ec2Client ec2 = Ec2Client.create()) {
                ec2.describeVpcs();
                assertThat(cloud.calls().all()).extracting(call -> call.account() + " " + call.region())
                        .containsExactly(account + " " + region);
            }
            scope.close();
            assertThat(sdkProperties()).isEqualTo(before);
        } finally {
            System.setProperties(original);
        }
    }

    /** Those that tell the SDK something; others come and go by themselves. */
    private static Map<Object, Object> sdkProperties() {
        Map<Object, Object> all = new TreeMap<>(System.getProperties());
        all.keySet().removeIf(name -> !name.toString().matches("(aws|https?)\\..*"));
        return all;
    }

    @Test
    void closingTwiceDoesNoHarm() {
        SdkInterception scope = cloud.interceptSdkClients();
        scope.close();
        try (FakeCloud other = FakeCloud.create()) {
            other.interceptSdkClients();
            scope.close();
            cloud.close();
            try (Ec2Client ec2 = Ec2Client.create()) {
                ec2.describeVpcs();
            }
            assertThat(other.calls().all()).hasSize(1);
        }
    }

    @Test
    void theScopeClosesWithItsCloud() {
        Map<Object, Object> before = sdkProperties();
        cloud.interceptSdkClients();
        cloud.close();
        assertThat(sdkProperties()).isEqualTo(before);
        try (FakeCloud other = FakeCloud.create()) {
            other.interceptSdkClients();
        }
    }

    @Test
    void aThreadThatWantsAScopeBesideThatOfAnotherIsRefusedToo() {
        cloud.interceptSdkClients();
        assertThatThrownBy(() -> CompletableFuture.runAsync(() -> {
            try (FakeCloud other = FakeCloud.create()) {
                other.interceptSdkClients();
            }
        }).join()).hasCauseInstanceOf(IllegalStateException.class).hasMessageContaining("Close that one first");
        try (Ec2Client ec2 = Ec2Client.create()) {
            ec2.describeVpcs();
        }
        assertThat(cloud.calls().all()).hasSize(1);
    }

    @Test
    void thereIsOneScopeAtATime() {
        SdkInterception scope = cloud.interceptSdkClients();
        try (FakeCloud other = FakeCloud.create()) {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(other::interceptSdkClients)
                    .withMessageContaining("Close that one first")
                    .withMessageContaining("@WithFakeCloud(interceptSdkClients = true)")
                    .satisfies(e -> assertThat(e.getCause().getStackTrace())
                            .anyMatch(frame -> frame.getMethodName().equals("thereIsOneScopeAtATime")));
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(cloud::interceptSdkClients);
            scope.close();
            other.interceptSdkClients();
        }
    }
}
