package io.github.fakeec2.wire;

import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The SDK's HTTP messages as the wire door's. */
final class HttpMessages {

    private HttpMessages() {
    }

    static WireRequest request(SdkHttpRequest request, byte[] body) {
        return new WireRequest(request.method().name(), request.encodedPath(),
                request.encodedQueryParameters().orElse(""), request.headers(), body);
    }

    static SdkHttpResponse head(WireResponse response) {
        SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(response.status())
                .statusText(response.status() == 200 ? "OK" : "")
                .putHeader("Content-Length", Integer.toString(response.body().length));
        response.headers().forEach(head::putHeader);
        return head.build();
    }
}
