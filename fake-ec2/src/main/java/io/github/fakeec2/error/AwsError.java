package io.github.fakeec2.error;

import java.util.Objects;

/**
 * An error that AWS would answer with: code, message and HTTP status. Rules throw it; the gateway turns it into the
 * service's own SDK exception with {@link SdkExceptions}, so that code, service and request id are always complete.
 */
public final class AwsError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final String hint;

    private AwsError(String code, int status, String message, String hint) {
        // Never seen by users, so no stack trace: the SDK exception made from it has one.
        super(Objects.requireNonNull(message, "message"), null, false, false);
        this.code = Objects.requireNonNull(code, "code");
        this.status = status;
        this.hint = hint;
    }

    /** A client error: HTTP status 400, as nearly all of EC2's are. */
    public static AwsError of(String code, String message) {
        return new AwsError(code, 400, message, null);
    }

    /** An error with a status of its own, such as 412 of a dry run or 503 of throttling. */
    public static AwsError of(String code, int status, String message) {
        return new AwsError(code, status, message, null);
    }

    /** {@code InvalidParameterValue} in EC2's most usual words. */
    public static AwsError invalidValue(String parameter, Object value) {
        return of("InvalidParameterValue", "Value (" + value + ") for parameter " + parameter + " is invalid.");
    }

    /** As above, with a sentence that says why. */
    public static AwsError invalidValue(String parameter, Object value, String why) {
        return of("InvalidParameterValue",
                "Value (" + value + ") for parameter " + parameter + " is invalid. " + why);
    }

    /**
     * The same error with a sentence for the developer, such as which ids exist. It never becomes part of the
     * message, which programs parse; it travels as a suppressed exception.
     */
    public AwsError withHint(String sentence) {
        return new AwsError(code, status, getMessage(), sentence);
    }

    /** The error code, such as {@code InvalidInstanceID.NotFound}. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** A sentence for the developer, or null. */
    public String hint() {
        return hint;
    }
}
