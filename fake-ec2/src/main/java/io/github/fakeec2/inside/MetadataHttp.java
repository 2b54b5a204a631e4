package io.github.fakeec2.inside;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Carries the SDK's requests to the simulated metadata service. */
final class MetadataHttp implements SdkHttpClient {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final MetadataService service;

    MetadataHttp(MetadataService service) {
        this.service = service;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {

            @Override
            public HttpExecuteResponse call() throws IOException {
                MetadataReply reply = answer(service, request.httpRequest());
                return HttpExecuteResponse.builder()
                        .response(head(reply))
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(reply.body())))
                        .build();
            }

            @Override
            public void abort() {
                // There is nothing that could take long.
            }
        };
    }

    @Override
    public void close() {
        // There is no connection.
    }

    /**
     * The service's answer to a request of the SDK. The SDK remembers tokens by the machine's clock, and they expire by
     * the cloud's: where one has, a client with the right time would have asked for another, which is done here.
     *
     * @throws SocketTimeoutException where it never arrives
     */
    static MetadataReply answer(MetadataService service, SdkHttpRequest request) throws SocketTimeoutException {
        Map<String, String> headers = new HashMap<>();
        request.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        MetadataReply reply = answer(service, request.method().name(), request.encodedPath(), headers);
        if (reply.status() != UNAUTHORIZED || !headers.containsKey(MetadataService.TOKEN)) {
            return reply;
        }
        MetadataReply token = answer(service, "PUT", MetadataService.TOKEN_PATH,
                Map.of(MetadataService.TTL, headers.getOrDefault(MetadataService.TTL, "60")));
        if (token.status() != OK) {
            return token;
        }
        headers.put(MetadataService.TOKEN, token.text());
        return answer(service, request.method().name(), request.encodedPath(), headers);
    }

    private static MetadataReply answer(MetadataService service, String method, String path,
            Map<String, String> headers) throws SocketTimeoutException {
        return service.answer(method, path, headers).orElseThrow(() -> new SocketTimeoutException("Read timed out"));
    }

    /** The head of an answer. */
    static SdkHttpResponse head(MetadataReply reply) {
        SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(reply.status());
        reply.headers().forEach(head::putHeader);
        return head.build();
    }
}
