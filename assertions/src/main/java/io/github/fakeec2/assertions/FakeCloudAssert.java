package io.github.fakeec2.assertions;

import java.time.Duration;
import software.amazon.awssdk.core.SdkRequest;

/** Assertions on a fake cloud: on its resources, and on what was asked of it. */
public class FakeCloudAssert extends AbstractCloudAssert<FakeCloudAssert> {

    FakeCloudAssert(Scope scope) {
        super(scope);
    }

    @Override
    public FakeCloudAssert within(Duration duration) {
        return navigate(new FakeCloudAssert(scope().within(duration)));
    }

    /** Goes on to all calls that clients made, of every account and region. */
    public CallsAssert<SdkRequest> calls() {
        return navigate(CallsAssert.all(scope(), SdkRequest.class));
    }

    /** Goes on to the calls with a request of this class, such as {@code RunInstancesRequest}. */
    public <Q extends SdkRequest> CallsAssert<Q> calls(Class<Q> requestType) {
        return navigate(CallsAssert.all(scope(), Inputs.required(requestType, "request type")));
    }
}
