package io.github.fakeec2.wire;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Faults;
import io.github.fakeec2.Launching;
import io.github.fakeec2.error.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.http.HttpMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.dlm.DlmClient;
import software.amazon.awssdk.services.dlm.model.DlmException;
import software.amazon.awssdk.services.dlm.model.GetLifecyclePolicyRequest;
import software.amazon.awssdk.services.dlm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.Ec2ClientBuilder;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;

/** Trouble, as the SDK's own clients see it over the cloud's HTTP client, in each protocol. */
@Tag("sdk-of-the-build")
class ErrorsOverTheWireTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final List<AutoCloseable> clients = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable client : clients) {
            client.close();
        }
        cloud.close();
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AutoCloseable> C client(
            B builder) {
        C client = builder.httpClient(cloud.httpClient()).region(Region.US_EAST_1).credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"))).build();
        clients.add(client);
        return client;
    }

    /** The SDK's own retries, without the time that lies between them. */
    private static Ec2ClientBuilder withoutBackoff(int attempts) {
        return Ec2Client.builder().overrideConfiguration(o -> o.retryStrategy(
                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(attempts).backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately()).build()));
    }

    @Test
    void iamsErrorsHaveTheirTypes() {
        IamClient iam = client(IamClient.builder());

        assertRefused(NoSuchEntityException.class, "NoSuchEntity", 404,
                "The role with name nobody cannot be found.", () -> iam.getRole(r -> r.roleName("nobody")));
    }

    @Test
    void ssmsErrorsHaveTheirTypesAndCodes() {
        SsmClient ssm = client(SsmClient.builder());

        AwsServiceException error = catchThrowableOfType(AwsServiceException.class,
                () -> ssm.getParameter(r -> r.name("/no/such")));
        assertThat(error).isExactlyInstanceOf(ParameterNotFoundException.class);
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ParameterNotFound");
        assertThat(error.statusCode()).isEqualTo(400);
        assertSameAsRecorded(error);
    }

    @Test
    void errorsOfTheRestProtocolHaveTheirTypesAndMembers() {
        DlmClient dlm = client(DlmClient.builder());
        cloud.answer(GetLifecyclePolicyRequest.class, r -> {
            throw ResourceNotFoundException.builder().resourceType("policy").resourceIds("policy-1").statusCode(404)
                    .awsErrorDetails(AwsErrorDetails.builder().errorCode("ResourceNotFoundException")
                            .errorMessage("not there").build()).build();
        });

        ResourceNotFoundException error = catchThrowableOfType(ResourceNotFoundException.class,
                () -> dlm.getLifecyclePolicy(r -> r.policyId("policy-1")));
        assertThat(error.resourceType()).isEqualTo("policy");
        assertThat(error.resourceIds()).containsExactly("policy-1");
        assertThat(error.statusCode()).isEqualTo(404);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("not there");
    }

    @Test
    void whatIsNotSimulatedIsNamedInEachProtocol() {
        StsClient sts = client(StsClient.builder());
        CloudWatchClient cloudWatch = client(CloudWatchClient.builder());
        DlmClient dlm = client(DlmClient.builder());

        assertNotSimulated("GetFederationToken", AwsServiceException.class,
                () -> sts.getFederationToken(r -> r.name("someone")));
        assertNotSimulated("ListMetricStreams", CloudWatchException.class,
                () -> cloudWatch.listMetricStreams(r -> { }));
        assertNotSimulated("CreateLifecyclePolicy", DlmException.class, () -> dlm.createLifecyclePolicy(r -> { }));
    }

    @Test
    void aHintForTheDeveloperComesInAHeader() {
        Ec2Client ec2 = client(Ec2Client.builder());
        String id = Launching.one(cloud.ec2());

        assertThat(hintsOf(() -> ec2.describeInstances(r -> r.instanceIds("i-0123456789abcdef0"))))
                .singleElement().asString().contains(id);
        assertThat(hintsOf(() -> ec2.describeInstances(r -> r.maxResults(1)))).isEmpty();
    }

    private static List<String> hintsOf(ThrowingCallable call) {
        return catchThrowableOfType(AwsServiceException.class, call).awsErrorDetails().sdkHttpResponse()
                .matchingHeaders("x-fake-ec2-hint");
    }

    @Test
    void aHintIsNoLongerThanClientsReadOfAHead() {
        WireError error = WireError.of(AwsError.of("Code", "message").withHint("x".repeat(100_000)), "id");

        assertThat(WireResponse.headers("text/xml", error).get(WireResponse.HINT)).hasSizeLessThan(4_000)
                .startsWith("xxx").endsWith("...");
    }

    private static void assertNotSimulated(String operation, Class<? extends AwsServiceException> type,
            ThrowingCallable call) {
        AwsServiceException error = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(error).isInstanceOf(type);
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("NotSimulated");
        assertThat(error.awsErrorDetails().errorMessage()).contains(operation);
        assertThat(error.statusCode()).isEqualTo(400);
    }

    @Test
    void anErrorHasTheRequestIdThatTheCloudRecorded() {
        Ec2Client ec2 = client(Ec2Client.builder());

        Ec2Exception error = catchThrowableOfType(Ec2Exception.class,
                () -> ec2.describeVpcs(r -> r.vpcIds("vpc-0123456789abcdef0")));
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidVpcID.NotFound");
        assertThat(error.awsErrorDetails().serviceName()).isEqualTo("Ec2");
        assertSameAsRecorded(error);
    }

    private void assertSameAsRecorded(AwsServiceException error) {
        AwsServiceException recorded = (AwsServiceException) cloud.calls().all().get(0).error();
        assertThat(error.requestId()).isEqualTo(recorded.requestId());
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(recorded.awsErrorDetails().errorMessage());
    }

    @Test
    void aThrottledCallIsRetriedByTheSdkAndThenSucceeds() {
        cloud.faults().on(DescribeVpcsRequest.class).times(2).fail("RequestLimitExceeded");

        assertThat(client(withoutBackoff(3)).describeVpcs().vpcs()).hasSize(1);
        assertThat(cloud.calls().all()).extracting(call -> call.error() == null).containsExactly(false, false, true);
    }

    @Test
    void theSdkGivesUpOnThrottlingThatDoesNotEnd() {
        cloud.faults().throttleAbove(1, Faults.perMinute());
        Ec2Client ec2 = client(withoutBackoff(4));
        ec2.describeVpcs();

        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, ec2::describeVpcs);
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("RequestLimitExceeded");
        assertThat(error.statusCode()).isEqualTo(503);
        assertThat(error.isThrottlingException()).isTrue();
        assertThat(error.numAttempts()).isEqualTo(4);
    }

    @Test
    void aLostAnswerIsRetriedWithTheSameTokenOrDoneTwice() {
        cloud.faults().on(CreateVpcRequest.class).times(1).loseAnswer();
        Ec2Client ec2 = client(withoutBackoff(3));

        ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16"));
        assertThat(ec2.describeVpcs().vpcs()).as("CreateVpc has no client token").hasSize(3);
    }

    @Test
    void aLostAnswerIsAnErrorOfTheClientWhereNothingIsRetried() {
        cloud.faults().on(CreateVpcRequest.class).times(1).loseAnswer();
        Ec2Client ec2 = client(withoutBackoff(1));

        assertThatThrownBy(() -> ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16"))).isInstanceOf(SdkClientException.class);
        assertThat(ec2.describeVpcs().vpcs()).hasSize(2);
    }

    @Test
    void interceptorsAndMetricPublishersSeeTheWholeExchange() {
        List<String> seen = new CopyOnWriteArrayList<>();
        List<MetricCollection> metrics = new CopyOnWriteArrayList<>();
        cloud.faults().on(DescribeVpcsRequest.class).times(1).fail("RequestLimitExceeded");
        Ec2Client ec2 = client(withoutBackoff(2).overrideConfiguration(o -> o
                .addExecutionInterceptor(new Recorder(seen)).addMetricPublisher(new Publisher(metrics))));

        String id = ec2.describeVpcs().responseMetadata().requestId();

        assertThat(seen).containsSequence("execution", "transmission", "503", "transmission", "200", "done");
        MetricCollection call = metrics.get(0);
        assertThat(call.metricValues(CoreMetric.OPERATION_NAME)).containsExactly("DescribeVpcs");
        assertThat(call.metricValues(CoreMetric.RETRY_COUNT)).containsExactly(1);
        assertThat(call.children()).hasSize(2);
        assertThat(call.children().get(1).metricValues(CoreMetric.AWS_REQUEST_ID)).containsExactly(id);
        assertThat(call.children().get(0).metricValues(
                HttpMetric.HTTP_STATUS_CODE)).containsExactly(503);
    }

    private record Publisher(List<MetricCollection> metrics) implements MetricPublisher {

        @Override
        public void publish(MetricCollection collection) {
            metrics.add(collection);
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }

    private record Recorder(List<String> seen) implements ExecutionInterceptor {

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            seen.add("execution");
        }

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            seen.add("transmission");
        }

        @Override
        public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
            seen.add(Integer.toString(context.httpResponse().statusCode()));
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            seen.add("done");
        }
    }
}
