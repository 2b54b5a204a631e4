package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatAwsError;
import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThatThrownBy;

import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class AwsErrorAssertTest {

    private static final AwsServiceException IN_USE = error("DependencyViolation", 400, "sg-1 has a dependent object");
    private static final AwsServiceException TOO_FAST = error("RequestLimitExceeded", 503, "Request limit exceeded.");

    private static AwsServiceException error(String code, int status, String message) {
        return Ec2Exception.builder().requestId("request-1").statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message)
                        .serviceName("Ec2").build()).message(message).build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void holdsOrFailsInWords(String name, Consumer<AwsErrorAssert> holding, Consumer<AwsErrorAssert> failing,
            String message) {
        holding.accept(assertThatAwsError(() -> {
            throw IN_USE;
        }));
        assertThatThrownBy(() -> failing.accept(assertThat(IN_USE))).isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row("hasCode", a -> a.hasCode("DependencyViolation"), a -> a.hasCode("InvalidGroup.InUse"),
                        "but was:       DependencyViolation"),
                row("hasStatus", a -> a.hasStatus(400), a -> a.hasStatus(404), "but was:         400"),
                row("hasServiceName", a -> a.hasServiceName("Ec2"), a -> a.hasServiceName("AutoScaling"), "Ec2"),
                row("hasMessage", a -> a.hasMessage("sg-1 has a dependent object").hasMessage(IN_USE.getMessage()),
                        a -> a.hasMessage("sg-2 has a dependent object"), "but was:          sg-1 has a dependent"),
                row("hasMessage with template", a -> a.hasMessage("%s has a dependent object", "sg-1"),
                        a -> a.hasMessage("%s has a dependent object", "sg-2"), "sg-2 has"),
                row("hasMessageContaining", a -> a.hasMessageContaining("sg-1"), a -> a.hasMessageContaining("sg-2"),
                        "sg-1"),
                row("hasRequestId", a -> a.hasRequestId().hasRequestId("request-1"), a -> a.hasRequestId("request-2"),
                        "but was:             request-1"),
                row("isThrottling", a -> assertThat(TOO_FAST).isThrottling(), AwsErrorAssert::isThrottling,
                        "a throttling error"),
                row("isNotThrottling", AwsErrorAssert::isNotThrottling, a -> assertThat(TOO_FAST).isNotThrottling(),
                        "RequestLimitExceeded"),
                row("as", a -> a.as("cleanup").hasCode("DependencyViolation"), a -> a.as("cleanup").hasCode("X"),
                        "[cleanup] Expecting AWS error: DependencyViolation (Ec2, HTTP status 400)"),
                row("withFailMessage", a -> a.withFailMessage("no").hasStatus(400),
                        a -> a.as("d").withFailMessage("no %s", "luck").hasStatus(1), "[d] no luck"),
                row("AssertJ's own", a -> a.isInstanceOf(Ec2Exception.class).hasNoCause(),
                        a -> a.hasMessageContaining("sg-2"), "sg-2"));
    }

    private static Arguments row(String name, Consumer<AwsErrorAssert> holding, Consumer<AwsErrorAssert> failing,
            String message) {
        return Arguments.of(name, holding, failing, message);
    }

    @Test
    void asynchronousClientsWrapWhatIsMeant() {
        TestFleet fleet = new TestFleet();
        assertThatAwsError(() -> fleet.cloud.ec2Async().describeInstances(r -> r.instanceIds(TestFleet.ABSENT)).join())
                .hasCode("InvalidInstanceID.NotFound").hasStatus(400).hasRequestId();
        assertThatAwsError(() -> {
            throw new CompletionException(new CompletionException(IN_USE));
        }).hasCode("DependencyViolation");
    }

    @Test
    void nothingThrownIsAFailure() {
        assertThatThrownBy(() -> assertThatAwsError(() -> { })).isInstanceOf(AssertionError.class)
                .hasMessage("Expecting an AWS error, but nothing was thrown");
    }

    @Test
    void whatIsNoAnswerOfAwsIsAFailureAndItsCause() {
        SdkClientException unreachable = SdkClientException.create("Unable to execute HTTP request");
        assertThatThrownBy(() -> assertThatAwsError(() -> {
            throw unreachable;
        })).isInstanceOf(AssertionError.class).hasMessageContaining("no answer of AWS").hasCause(unreachable);
    }

    @Test
    void anErrorWithoutDetailsIsToldOfAllTheSame() {
        AwsServiceException bare = AwsServiceException.builder().message("bare").build();
        assertThatThrownBy(() -> assertThat(bare).hasCode("X")).isInstanceOf(AssertionError.class)
                .hasMessageContaining("but was:       null");
    }

    @Test
    void noErrorAtAllIsAFailure() {
        assertThatThrownBy(() -> assertThat((AwsServiceException) null).hasCode("X")).isInstanceOf(AssertionError.class)
                .hasMessageContaining("not to be null");
    }
}
