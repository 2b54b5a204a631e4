package io.github.fakeec2.inside;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/** Carries the requests of the SDK's asynchronous client to the simulated metadata service. */
final class MetadataAsyncHttp implements SdkAsyncHttpClient {

    private final MetadataService service;

    MetadataAsyncHttp(MetadataService service) {
        this.service = service;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        SdkAsyncHttpResponseHandler handler = request.responseHandler();
        try {
            MetadataReply reply = MetadataHttp.answer(service, request.request());
            handler.onHeaders(MetadataHttp.head(reply));
            handler.onStream(AsyncRequestBody.fromBytes(reply.body()));
            return CompletableFuture.completedFuture(null);
        } catch (IOException | IllegalStateException e) {
            handler.onError(e);
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        // There is no connection.
    }
}
