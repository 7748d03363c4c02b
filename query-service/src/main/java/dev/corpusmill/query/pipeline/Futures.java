package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.llm.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Steps of which one waits for the other, and which all end when the last one is cancelled. */
final class Futures {
    private Futures() {}

    /** The next step behind a first one; it runs at once where the first has ended. */
    static <A, B> CompletableFuture<B> then(CompletableFuture<A> first, Function<A, CompletableFuture<B>> next) {
        if (first.isDone() && !first.isCompletedExceptionally()) {
            return next.apply(first.join());
        }
        CompletableFuture<B> result = new CompletableFuture<>();
        var unusedFirst = Cancellation.passOn(result, first);
        var unused = first.whenComplete((value, failure) -> {
            if (failure != null) {
                result.completeExceptionally(cause(failure));
            } else if (!result.isDone()) {
                follow(result, value, next);
            }
        });
        return result;
    }

    private static <A, B> void follow(CompletableFuture<B> result, A value, Function<A, CompletableFuture<B>> next) {
        CompletableFuture<B> second;
        try {
            second = next.apply(value);
        } catch (RuntimeException | Error failed) {
            result.completeExceptionally(failed);
            return;
        }
        var unusedCancel = Cancellation.passOn(result, second);
        var unused = second.whenComplete((done, failure) -> end(result, done, failure));
    }

    private static <B> void end(CompletableFuture<B> result, B done, @Nullable Throwable failure) {
        if (failure == null) {
            result.complete(done);
        } else {
            result.completeExceptionally(cause(failure));
        }
    }

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
