package io.github.fakeec2.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.fakeec2.FakeCloud;
import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dlm.DlmClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A cloud that checks signatures, over the endpoint and over the HTTP clients without a socket. */
class SignatureTest {

    private static final String DESCRIBE_VPCS = "Action=DescribeVpcs&Version=2016-11-15";
    private static final String PARAMETER = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

    private final FakeCloud cloud = FakeCloud.builder().verifySignatures("right").build();

    @AfterEach
    void close() {
        cloud.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, String door,
            AwsCredentialsProvider credentials) {
        builder.region(Region.US_EAST_1).credentialsProvider(credentials)
                .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)));
        return door.equals("endpoint") ? builder.endpointOverride(cloud.endpoint()).build()
                : builder.httpClient(cloud.httpClient()).build();
    }

    private static AwsCredentialsProvider secret(String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", secret));
    }

    @ParameterizedTest
    @CsvSource({"endpoint", "pipeline"})
    void aRightSignatureIsAccepted(String door) {
        try (Ec2Client ec2 = client(Ec2Client.builder(), door, secret("right"));
                SsmClient ssm = client(SsmClient.builder(), door, secret("right"))) {
            assertThat(ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").tagSpecifications(t -> t.resourceType("vpc")
                    .tags(tag -> tag.key("ä + %2F").value("~*' \"")))).vpc().vpcId()).startsWith("vpc-");
            assertThat(ssm.getParameter(r -> r.name(PARAMETER)).parameter().value()).startsWith("ami-");
        }
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                arguments("EC2", "AuthFailure", 401, call((test, credentials) -> {
                    try (Ec2Client ec2 = test.client(Ec2Client.builder(), "endpoint", credentials)) {
                        ec2.describeVpcs();
                    }
                })),
                arguments("EC2 without a socket", "AuthFailure", 401, call((test, credentials) -> {
                    try (Ec2Client ec2 = test.client(Ec2Client.builder(), "pipeline", credentials)) {
                        ec2.describeVpcs();
                    }
                })),
                arguments("AWS Query", "SignatureDoesNotMatch", 403, call((test, credentials) -> {
                    try (IamClient iam = test.client(IamClient.builder(), "endpoint", credentials)) {
                        iam.listRoles();
                    }
                })),
                arguments("AWS JSON", "InvalidSignatureException", 403, call((test, credentials) -> {
                    try (SsmClient ssm = test.client(SsmClient.builder(), "endpoint", credentials)) {
                        ssm.getParameter(r -> r.name(PARAMETER));
                    }
                })),
                arguments("REST-JSON", "InvalidSignatureException", 403, call((test, credentials) -> {
                    try (DlmClient dlm = test.client(DlmClient.builder(), "endpoint", credentials)) {
                        dlm.getLifecyclePolicies();
                    }
                })));
    }

    private static BiConsumer<SignatureTest, AwsCredentialsProvider> call(
            BiConsumer<SignatureTest, AwsCredentialsProvider> call) {
        return call;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void aWrongSignatureGetsTheErrorOfTheProtocol(String protocol, String code, int status,
            BiConsumer<SignatureTest, AwsCredentialsProvider> call) {
        assertFails(code, status, () -> call.accept(this, secret("wrong")));
        assertThat(cloud.calls().all()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void aMissingSignatureGetsItsOwnError(String protocol, String code, int status,
            BiConsumer<SignatureTest, AwsCredentialsProvider> call) {
        assumeFalse(protocol.equals("REST-JSON"), "Without a signature nothing tells that it is REST-JSON");
        assertFails("MissingAuthenticationToken", 403,
                () -> call.accept(this, AnonymousCredentialsProvider.create()));
    }

    private static void assertFails(String code, int status, Runnable call) {
        AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call::run);
        assertThat(refusal).isNotNull();
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.statusCode()).isEqualTo(status);
    }

    @Test
    void whatIsChangedOnTheWayIsFound() throws IOException {
        RawHttp.Answer answer = RawHttp.exchange(cloud.endpoint(), RawHttp.form(DESCRIBE_VPCS)
                .replace("Content-Type", "X-Amz-Date: 20260101T000000Z\r\nAuthorization: AWS4-HMAC-SHA256 "
                        + "Credential=test/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host;x-amz-date, Signature="
                        + "0".repeat(64) + "\r\nContent-Type").getBytes());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("<Code>AuthFailure</Code>",
                "<Message>AWS was not able to validate the provided access credentials</Message>");
    }

    @ParameterizedTest
    @CsvSource({"AWS4-HMAC-SHA256 Signature=1", "Basic dXNlcjpwYXNz", "AWS4-ECDSA-P256-SHA256 Credential=a"})
    void aSignatureOfAnotherKindIsIncomplete(String authorization) throws IOException {
        RawHttp.Answer answer = RawHttp.exchange(cloud.endpoint(), RawHttp.form(DESCRIBE_VPCS)
                .replace("Content-Type", "Authorization: " + authorization + "\r\nContent-Type").getBytes());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>IncompleteSignature</Code>");
    }

    @Test
    void credentialsThatTheCloudGivesOutHaveASecretOfTheirOwn() {
        try (StsClient sts = client(StsClient.builder(), "endpoint", secret("right"))) {
            Credentials session = sts.getSessionToken().credentials();
            AwsCredentials right = AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(),
                    session.sessionToken());
            AwsCredentials wrong = AwsSessionCredentials.create(session.accessKeyId(), "right", session.sessionToken());

            try (Ec2Client ec2 = client(Ec2Client.builder(), "endpoint", StaticCredentialsProvider.create(right))) {
                assertThat(ec2.describeVpcs().vpcs()).hasSize(1);
            }
            try (Ec2Client ec2 = client(Ec2Client.builder(), "endpoint", StaticCredentialsProvider.create(wrong))) {
                assertFails("AuthFailure", 401, ec2::describeVpcs);
            }
        }
    }
}
