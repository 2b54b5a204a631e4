package io.github.fakeec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** What tests say about calls that EC2 refuses. */
public final class Refusals {

    private Refusals() {
    }

    /** Asserts that a call is refused with the code and, word for word, the message. */
    public static void assertRefused(String code, String message, ThrowingCallable call) {
        assertThat(refusal(code, call).errorMessage()).isEqualTo(message);
    }

    /** Asserts that a call is refused with the code, for messages that nobody has seen AWS write. */
    public static void assertRefused(String code, ThrowingCallable call) {
        refusal(code, call);
    }

    /** Asserts that a service other than EC2 refuses a call with its own type of exception, all details as AWS's. */
    public static void assertRefused(Class<? extends AwsServiceException> type, String code, int status,
            String message, ThrowingCallable call) {
        AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(refusal).as("refused with %s", code).isExactlyInstanceOf(type);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
        assertThat(refusal.statusCode()).isEqualTo(status);
    }

    private static AwsErrorDetails refusal(String code, ThrowingCallable call) {
        Ec2Exception refusal = catchThrowableOfType(Ec2Exception.class, call);
        assertThat(refusal).as("refused with %s", code).isNotNull();
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        return refusal.awsErrorDetails();
    }
}
