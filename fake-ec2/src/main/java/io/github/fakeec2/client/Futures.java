package io.github.fakeec2.client;

import io.github.fakeec2.gateway.Door;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Runs calls of asynchronous clients where the door wants them run. */
final class Futures {

    private Futures() {
    }

    /**
     * A future of the answer. It fails with the bare exception, as the SDK's futures do:
     * {@code CompletableFuture.supplyAsync} would wrap it once more.
     */
    static <T> CompletableFuture<T> supply(Door door, Supplier<? extends T> call) {
        CompletableFuture<T> future = new CompletableFuture<>();
        try {
            door.asyncExecutor().execute(() -> complete(future, call));
        } catch (RejectedExecutionException closed) {
            future.completeExceptionally(closed);
        }
        return future;
    }

    private static <T> void complete(CompletableFuture<T> future, Supplier<? extends T> call) {
        T answer;
        try {
            answer = call.get();
        } catch (Throwable failure) { // Whoever waits for the future must hear of errors too.
            future.completeExceptionally(failure);
            return;
        }
        future.complete(answer);
    }
}
