package io.github.fakeec2.client;

import io.github.fakeec2.gateway.Door;
import io.github.fakeec2.gateway.Operation;
import io.github.fakeec2.gateway.Payload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.utils.BinaryUtils;

/** Moves the bytes that go beside requests and responses, as the SDK's own clients do. */
final class Streams {

    private Streams() {
    }

    /** Makes a call whose request goes with bytes. */
    static SdkResponse send(Door door, Operation operation, SdkRequest request, RequestBody body) {
        SdkBytes bytes;
        try (InputStream in = body.contentStreamProvider().newStream()) {
            bytes = SdkBytes.fromByteArrayUnsafe(in.readAllBytes());
        } catch (IOException e) {
            throw SdkClientException.create("Unable to execute HTTP request: " + e.getMessage(), e);
        }
        return door.call(operation, request, Payload.of(bytes));
    }

    /** Makes a call whose response comes with bytes, which the transformer makes something of. */
    static <T> T receive(Door door, Operation operation, SdkRequest request,
            ResponseTransformer<SdkResponse, T> transformer) {
        Payload payload = Payload.wanted();
        SdkResponse response = door.call(operation, request, payload);
        try {
            return transformer.transform(response,
                    AbortableInputStream.create(new ByteArrayInputStream(payload.answered().asByteArrayUnsafe())));
        } catch (RetryableException | AbortedException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("Thread was interrupted", e);
        } catch (Exception e) {
            throw SdkClientException.create("Unable to unmarshall response (" + e.getMessage() + "). Response Code: "
                    + response.sdkHttpResponse().statusCode() + ", Response Text: "
                    + response.sdkHttpResponse().statusText().orElse(""), e);
        }
    }

    /** As {@link #send}; the bytes arrive when the publisher publishes them. */
    static CompletableFuture<Object> send(Door door, Operation operation, SdkRequest request, AsyncRequestBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CompletableFuture<Object> answer = new CompletableFuture<>();
        body.subscribe(part -> bytes.writeBytes(BinaryUtils.copyBytesFrom(part)))
                .whenComplete((nothing, failure) -> {
                    if (failure == null) {
                        Payload payload = Payload.of(SdkBytes.fromByteArrayUnsafe(bytes.toByteArray()));
                        Futures.supply(door, () -> door.call(operation, request, payload))
                                .whenComplete((response, error) -> complete(answer, response, error));
                    } else {
                        Throwable cause = bare(failure);
                        answer.completeExceptionally(SdkClientException.create("Unable to execute HTTP request: "
                                + cause.getMessage(), cause));
                    }
                });
        return answer;
    }

    /** As {@link #receive}; the transformer's own future tells when it has what it wants. */
    static CompletableFuture<Object> receive(Door door, Operation operation, SdkRequest request,
            AsyncResponseTransformer<SdkResponse, ?> transformer) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        Payload payload = Payload.wanted();
        Futures.supply(door, () -> door.call(operation, request, payload)).whenComplete((response, error) -> {
            CompletableFuture<?> transformed = transformer.prepare();
            transformed.whenComplete((result, failure) -> complete(answer, result, failure));
            if (error == null) {
                transformer.onResponse(response);
                transformer.onStream(AsyncRequestBody.fromBytes(payload.answered().asByteArrayUnsafe()));
            } else {
                transformer.exceptionOccurred(bare(error));
                answer.completeExceptionally(bare(error));
            }
        });
        return answer;
    }

    private static void complete(CompletableFuture<Object> answer, Object result, Throwable failure) {
        if (failure == null) {
            answer.complete(result);
        } else {
            answer.completeExceptionally(bare(failure));
        }
    }

    private static Throwable bare(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
