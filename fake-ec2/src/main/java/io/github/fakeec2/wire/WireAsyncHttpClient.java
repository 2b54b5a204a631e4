package io.github.fakeec2.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.utils.async.SimplePublisher;

/** Carries the requests of asynchronous SDK clients to the wire door, without a socket. */
public final class WireAsyncHttpClient implements SdkAsyncHttpClient {

    private final Wire wire;
    private final Executor executor;

    /** An HTTP client whose every host is the cloud, and which answers on the executor. */
    public WireAsyncHttpClient(Wire wire, Executor executor) {
        this.wire = wire;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Body body = new Body();
        request.requestContentPublisher().subscribe(body);
        body.whole.thenAcceptAsync(bytes -> answer(request, bytes, done), executor).exceptionally(e -> {
            fail(request, done, e.getCause() == null ? e : e.getCause());
            return null;
        });
        return done;
    }

    private void answer(AsyncExecuteRequest request, byte[] body, CompletableFuture<Void> done) {
        WireResponse response;
        try {
            response = wire.answer(HttpMessages.request(request.request(), body));
        } catch (NoAnswerException | RuntimeException e) {
            fail(request, done, e);
            return;
        }
        request.responseHandler().onHeaders(HttpMessages.head(response));
        SimplePublisher<ByteBuffer> content = new SimplePublisher<>();
        request.responseHandler().onStream(content);
        if (response.body().length > 0) {
            content.send(ByteBuffer.wrap(response.body()));
        }
        content.complete().whenComplete((nothing, e) -> done.complete(null));
    }

    private static void fail(AsyncExecuteRequest request, CompletableFuture<Void> done, Throwable e) {
        request.responseHandler().onError(e);
        done.completeExceptionally(e);
    }

    @Override
    public String clientName() {
        return "FakeEc2";
    }

    /** Does nothing: there is no connection. */
    @Override
    public void close() {
    }

    /** Gathers a body as it is published. */
    private static final class Body implements Subscriber<ByteBuffer> {

        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            if (bytes.size() <= Wire.LARGEST_BODY) {
                bytes.writeBytes(part);
            }
        }

        @Override
        public void onError(Throwable error) {
            whole.completeExceptionally(error);
        }

        @Override
        public void onComplete() {
            whole.complete(bytes.toByteArray());
        }
    }
}
