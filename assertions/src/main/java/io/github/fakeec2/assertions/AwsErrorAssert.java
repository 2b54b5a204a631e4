package io.github.fakeec2.assertions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.error.DescriptionFormatter;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Assertions on an error that AWS answered, beyond AssertJ's on any exception. The error is a value that does not
 * change, so this class, other than the rest of the package, is one of AssertJ's own kind.
 */
public class AwsErrorAssert extends AbstractThrowableAssert<AwsErrorAssert, AwsServiceException> {

    /** Assertions on the error; AssertJ's soft assertions need the constructor public. */
    public AwsErrorAssert(AwsServiceException error) {
        super(error, AwsErrorAssert.class);
    }

    /** The code is the given one, such as {@code DependencyViolation}. */
    public AwsErrorAssert hasCode(String code) {
        return expectEqual("to have code", Inputs.requiredText(code, "error code"), code());
    }

    /** The HTTP status is the given one. */
    public AwsErrorAssert hasStatus(int status) {
        isNotNull();
        return expectEqual("to have status", Integer.toString(status), Integer.toString(actual.statusCode()));
    }

    /** The service that answered is the given one, as the SDK names it, such as {@code Ec2}. */
    public AwsErrorAssert hasServiceName(String service) {
        Inputs.requiredText(service, "service name");
        return expectEqual("to come from", service, details().serviceName());
    }

    /** The request id is the given one. */
    public AwsErrorAssert hasRequestId(String requestId) {
        Inputs.requiredText(requestId, "request id");
        isNotNull();
        return expectEqual("to have request id", requestId, actual.requestId());
    }

    /** The error carries a request id, whichever. */
    public AwsErrorAssert hasRequestId() {
        isNotNull();
        return expect("to have request id", "any", actual.requestId() != null && !actual.requestId().isBlank(), "none");
    }

    /**
     * The message is the given one: AWS's own, or with what the SDK's {@code getMessage()} adds to it (service,
     * status, request id).
     */
    @Override
    public AwsErrorAssert hasMessage(String message) {
        isNotNull();
        Inputs.required(message, "message");
        return expect("to have message", message, message.equals(awsMessage()) || message.equals(actual.getMessage()),
                awsMessage());
    }

    /** As {@link #hasMessage(String)}, with a template for {@code String.format}. */
    @Override
    public AwsErrorAssert hasMessage(String template, Object... arguments) {
        return hasMessage(String.format(Locale.ROOT, template, arguments));
    }

    /** The SDK takes the error for throttling, and would try again later. */
    public AwsErrorAssert isThrottling() {
        isNotNull();
        return expect("to be", "a throttling error", actual.isThrottlingException(), code());
    }

    /** The SDK does not take the error for throttling. */
    public AwsErrorAssert isNotThrottling() {
        isNotNull();
        return expect("not to be", "a throttling error", !actual.isThrottlingException(), code());
    }

    private AwsErrorAssert expectEqual(String label, String expected, String found) {
        return expect(label, expected, expected.equals(found), String.valueOf(found));
    }

    private AwsErrorAssert expect(String label, String expected, boolean holds, String found) {
        if (!holds) {
            throw failure(new Report(DescriptionFormatter.instance().format(info.description())
                    + "Expecting AWS error: " + code() + " (" + details().serviceName() + ", HTTP status "
                    + actual.statusCode() + ")")
                    .fact(label, expected).fact("but was", found)
                    .factIfAny("message", label.equals("to have message") ? List.of() : List.of(awsMessage()))
                    .fact("request id", String.valueOf(actual.requestId()))
                    .factIfAny("hint", hints()));
        }
        return myself;
    }

    private AssertionError failure(Report report) {
        String overridden = info.overridingErrorMessage();
        AssertionError failure = overridden == null ? report.error(actual)
                : new AssertionError(DescriptionFormatter.instance().format(info.description()) + overridden, actual);
        StackTraces.beginAtUser(failure);
        return failure;
    }

    private String code() {
        return details().errorCode();
    }

    private String awsMessage() {
        return String.valueOf(details().errorMessage());
    }

    private AwsErrorDetails details() {
        isNotNull();
        return actual.awsErrorDetails() == null ? AwsErrorDetails.builder().build() : actual.awsErrorDetails();
    }

    /** What the fake cloud tells the developer beyond AWS's own words. */
    private List<String> hints() {
        return Arrays.stream(actual.getSuppressed()).map(Throwable::getMessage).filter(Objects::nonNull).toList();
    }
}
