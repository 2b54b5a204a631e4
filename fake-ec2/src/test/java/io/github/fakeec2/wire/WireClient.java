package io.github.fakeec2.wire;

import io.github.fakeec2.FakeCloud;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** Something that calls operations over HTTP. */
interface WireClient extends AutoCloseable {

    SdkResponse call(SdkOperation operation, SdkRequest request);

    @Override
    void close();

    static WireClient of(Protocol protocol, FakeCloud cloud, String service) {
        return protocol.isSpokenByTestsOnly() ? new TreeClient(protocol, cloud, service)
                : new RealClient(cloud, service);
    }
}
