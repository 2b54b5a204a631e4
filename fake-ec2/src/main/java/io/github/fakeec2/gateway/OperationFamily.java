package io.github.fakeec2.gateway;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/**
 * Calls the method of one family of operations by number, without reflection. The build writes one subclass for
 * each class that is annotated with {@link Simulates}.
 */
public abstract class OperationFamily {

    /** Answers a call with the {@code index}-th operation of the family. */
    public abstract SdkResponse dispatch(int index, Call call, SdkRequest request);

    /** What was sent beside the request, for an operation that is sent bytes. */
    protected static SdkBytes sent(Call call) {
        return call.payload().sent();
    }

    /** The response of an operation that answers bytes beside it. */
    protected static SdkResponse answer(Call call, ResponseBytes<?> answer) {
        return call.payload().answer(answer);
    }
}
