package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An error on its way out.
 *
 * @param details the exception, whose type may have members beside code and message; or null
 */
record WireError(String code, String message, int status, String requestId, SdkPojo details) {

    /** What a caller gets who asks for something that the cloud does not simulate: 400, since 500 would be retried. */
    static final String NOT_SIMULATED = "NotSimulated";

    static WireError of(AwsError error, String requestId) {
        return new WireError(error.code(), error.getMessage(), error.status(), requestId, null);
    }

    static WireError of(AwsServiceException error) {
        return new WireError(error.awsErrorDetails().errorCode(), error.awsErrorDetails().errorMessage(),
                error.statusCode(), error.requestId(), error);
    }

    static WireError of(NotSimulatedException error, String requestId) {
        return new WireError(NOT_SIMULATED, error.getMessage(), 400, requestId, null);
    }

    /** Who is to blame, as AWS Query says it. */
    String type() {
        return status < 500 ? "Sender" : "Receiver";
    }
}
