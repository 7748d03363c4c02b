package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.concurrent.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The calls for one request, one after another, until one of them ends well or none may follow. None follows the first token:
 * no client reads a token twice.
 */
abstract class Attempts implements TokenSink {
    private final Generator generator;
    private final GenerationRequest request;
    private final Deadline deadline;
    private final TokenSink sink;
    private final CompletableFuture<Completion> result = new CompletableFuture<>();
    private volatile boolean begun;

    Attempts(Generator generator, GenerationRequest request, Deadline deadline, TokenSink sink) {
        this.generator = generator;
        this.request = request;
        this.deadline = deadline;
        this.sink = sink;
    }

    /** Makes the first call; the result is that of the last. */
    final CompletableFuture<Completion> start() {
        next();
        return result;
    }

    /** Whether another call may succeed after this failure. */
    abstract boolean mayHelp(Throwable failure);

    /** Lets the next call begin, now or later, by {@link #next}. */
    abstract void follow();

    final void next() {
        if (result.isDone()) {
            return; // cancelled since the last call
        }
        CompletableFuture<Completion> call = generator.generate(request, deadline, this);
        var unusedResult = Futures.passCancellation(result, call);
        var unusedEnd = call.whenComplete(this::ended);
    }

    @Override
    public final CompletionStage<?> token(String text) {
        begun = true;
        return sink.token(text);
    }

    @Override
    public final void begun() {
        sink.begun();
    }

    private void ended(@Nullable Completion completion, @Nullable Throwable failure) {
        if (completion != null) {
            result.complete(completion);
            return;
        }
        Throwable cause = failure == null ? new IllegalStateException("no result") : Futures.cause(failure);
        if (!begun && !result.isDone() && !deadline.expired() && mayHelp(cause)) {
            follow();
        } else {
            result.completeExceptionally(cause);
        }
    }
}
