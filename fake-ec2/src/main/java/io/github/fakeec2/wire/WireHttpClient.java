package io.github.fakeec2.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Carries the requests of synchronous SDK clients to the wire door, without a socket. */
public final class WireHttpClient implements SdkHttpClient {

    private final Wire wire;

    /** An HTTP client whose every host is the cloud. */
    public WireHttpClient(Wire wire) {
        this.wire = wire;
    }

    Wire wire() {
        return wire;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {

            @Override
            public HttpExecuteResponse call() throws IOException {
                WireResponse response = wire.answer(
                        HttpMessages.request(request.httpRequest(), body(request)));
                return HttpExecuteResponse.builder().response(HttpMessages.head(response))
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.body()))).build();
            }

            @Override
            public void abort() {
                // There is nothing that could take long.
            }
        };
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        ContentStreamProvider content = request.contentStreamProvider().orElse(null);
        if (content == null) {
            return new byte[0];
        }
        try (InputStream in = content.newStream()) {
            return in.readNBytes(Wire.LARGEST_BODY + 1);
        }
    }

    @Override
    public String clientName() {
        return "FakeEc2";
    }

    /** Does nothing: there is no connection. */
    @Override
    public void close() {
    }
}
