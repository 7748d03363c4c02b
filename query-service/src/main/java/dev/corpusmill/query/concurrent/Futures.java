package dev.corpusmill.query.concurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chains steps that wait for each other, so that cancelling the last one ends them all. */
public final class Futures {
    private Futures() {}

    /** The next step after a first one; it runs at once if the first has ended. */
    public static <A, B> CompletableFuture<B> then(CompletableFuture<A> first, Function<A, CompletableFuture<B>> next) {
        if (first.isDone() && !first.isCompletedExceptionally()) {
            return next.apply(first.join());
        }

        CompletableFuture<B> result = new CompletableFuture<>();
        var unusedFirst = passCancellation(result, first);
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

        var unusedCancel = passCancellation(result, second);
        var unused = second.whenComplete((done, failure) -> end(result, done, failure));
    }

    private static <B> void end(CompletableFuture<B> result, B done, @Nullable Throwable failure) {
        if (failure == null) {
            result.complete(done);
        } else {
            result.completeExceptionally(cause(failure));
        }
    }

    /**
     * Cancels {@code source} when {@code result} is cancelled, and returns {@code result}. A CompletableFuture by itself
     * tells its sources nothing.
     */
    public static <T> CompletableFuture<T> passCancellation(CompletableFuture<T> result, Future<?> source) {
        var unused = result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                source.cancel(true);
            }
        });
        return result;
    }

    /** The failure itself, without the exception that a future wraps around it. */
    public static Throwable cause(Throwable failure) {
        Throwable wrapped = failure instanceof CompletionException || failure instanceof ExecutionException
                ? failure.getCause()
                : null;
        return wrapped == null ? failure : wrapped;
    }
}
