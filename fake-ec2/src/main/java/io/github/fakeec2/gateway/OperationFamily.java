package io.github.fakeec2.gateway;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/**
 * Calls the method of one family of operations by number, without reflection. The build writes one subclass for
 * each class that is annotated with {@link Simulates}.
 */
public abstract class OperationFamily {

    /** Answers a call with the {@code index}-th operation of the family. */
    public abstract SdkResponse dispatch(int index, Call call, SdkRequest request);
}
