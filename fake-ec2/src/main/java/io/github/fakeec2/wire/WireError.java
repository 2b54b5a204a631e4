package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.DeveloperHint;
import io.github.fakeec2.error.NotSimulatedException;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An error on its way out.
 *
 * @param details the exception, whose type may have members beside code and message; or null
 * @param hint what helps the developer beside AWS's message; empty for nothing
 */
record WireError(String code, String message, int status, String requestId, SdkPojo details, String hint) {

    /** What a caller gets who asks for something that the cloud does not simulate: 400, since 500 would be retried. */
    static final String NOT_SIMULATED = "NotSimulated";

    /** What a caller gets where the test that it runs in goes wrong: 400 for the same reason. */
    static final String FAILED = "FakeCloudError";

    static WireError of(AwsError error, String requestId) {
        return new WireError(error.code(), error.getMessage(), error.status(), requestId, null,
                error.hint() == null ? "" : error.hint());
    }

    /** An error of the cloud's, which is complete, or one that a test's own answer threw, which need not be. */
    static WireError of(AwsServiceException error, String requestId) {
        AwsErrorDetails details = error.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        String message = details == null ? error.getMessage() : details.errorMessage();
        return new WireError(code == null ? error.getClass().getSimpleName().replaceFirst("Exception$", "") : code,
                message == null ? "" : message, error.statusCode() < 400 ? 400 : error.statusCode(),
                error.requestId() == null ? requestId : error.requestId(), error, hintOf(error));
    }

    /** What is wrong with the test: its own answer failed, or the cloud is closed. */
    static WireError of(RuntimeException error, String requestId) {
        return new WireError(FAILED, String.valueOf(error.getMessage()), 400, requestId, null, "");
    }

    static WireError of(NotSimulatedException error, String requestId) {
        return new WireError(NOT_SIMULATED, error.getMessage(), 400, requestId, null, "");
    }

    private static String hintOf(AwsServiceException error) {
        return Stream.of(error.getSuppressed()).filter(DeveloperHint.class::isInstance).map(Throwable::getMessage)
                .findFirst().orElse("");
    }

    /** Who is to blame, as AWS Query says it. */
    String type() {
        return status < 500 ? "Sender" : "Receiver";
    }
}
