package io.github.fakeec2.compute;

/**
 * Why EC2 ends an instance that it has just begun to launch, by the code of its StateReason (API reference,
 * StateReason; EC2 user guide, "Troubleshoot Amazon EC2 instance launch issues", section "Instance terminates
 * immediately").
 */
public enum LaunchFailure {

    /** The request had an error that came out late, such as an encrypted snapshot whose key cannot be used. */
    CLIENT_INTERNAL_ERROR("Client.InternalError", "Client error on launch"),

    /** The snapshot of a disk does not exist. */
    SNAPSHOT_NOT_FOUND("Client.InvalidSnapshot.NotFound", "The specified snapshot was not found"),

    /** The account has as many volumes, or as much storage, as it may have. */
    VOLUME_LIMIT_EXCEEDED("Client.VolumeLimitExceeded", "Volume limit exceeded"),

    /** EC2 had no room after all. */
    INSUFFICIENT_CAPACITY("Server.InsufficientInstanceCapacity",
            "Insufficient capacity to satisfy instance request"),

    /** EC2 failed. */
    SERVER_INTERNAL_ERROR("Server.InternalError", "Internal error on launch");

    private final Instance.Reason reason;

    LaunchFailure(String code, String message) {
        this.reason = new Instance.Reason(code, code + ": " + message);
    }

    /** The code of the StateReason. */
    public String code() {
        return reason.code();
    }

    static Instance.Reason byCode(String code) {
        for (LaunchFailure failure : values()) {
            if (failure.code().equals(code)) {
                return failure.reason;
            }
        }
        throw new IllegalArgumentException("No launch fails with " + code);
    }
}
