package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Payload;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One request in one of AWS's protocols: which operation it calls, with what, and how the outcome is written. The
 * constructors of the implementations and {@link #fill} throw {@code AwsError} for what is not well-formed.
 */
interface Exchange {

    Service service();

    /** The operation's name, as AWS has it or as the sender wrote it. */
    String operation();

    /** The error for a name that no operation of the service has. */
    AwsError noSuchOperation();

    /** Fills the builder of the operation's request. */
    void fill(SdkPojo builder);

    /** The bytes that move beside the request or the response. */
    default Payload payload() {
        return Payload.NONE;
    }

    /** The answer of a call that succeeded. */
    WireResponse success(SdkPojo response, String requestId);

    /** The answer of a call that failed. */
    WireResponse failure(WireError error);
}
