package dev.corpusmill.query.llm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Passes a cancellation on; a CompletableFuture by itself tells its sources nothing. */
public final class Cancellation {
    private Cancellation() {}

    /** Cancels {@code source} when {@code result} is cancelled, and gives {@code result} back. */
    public static <T> CompletableFuture<T> passOn(CompletableFuture<T> result, Future<?> source) {
        var unused = result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                source.cancel(true);
            }
        });
        return result;
    }
}
