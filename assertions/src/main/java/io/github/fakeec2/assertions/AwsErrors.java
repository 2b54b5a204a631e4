package io.github.fakeec2.assertions;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Catches the error that AWS answers. */
final class AwsErrors {

    private AwsErrors() {
    }

    static AwsServiceException thrownBy(ThrowingCallable call) {
        Throwable thrown = caught(Inputs.required(call, "call"));
        if (thrown == null) {
            throw failure("Expecting an AWS error, but nothing was thrown", null);
        }
        if (unwrapped(thrown) instanceof AwsServiceException error) {
            return error;
        }
        throw failure("Expecting an AWS error, but this was thrown, which is no answer of AWS: " + thrown, thrown);
    }

    private static AssertionError failure(String message, Throwable cause) {
        AssertionError failure = new AssertionError(message, cause);
        StackTraces.beginAtUser(failure);
        return failure;
    }

    private static Throwable caught(ThrowingCallable call) {
        try {
            call.call();
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable inner = thrown;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }
}
