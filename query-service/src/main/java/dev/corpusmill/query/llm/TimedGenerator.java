package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.concurrent.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Measures what users feel: the time to the first token and to the last, queueing and retries included. */
final class TimedGenerator implements Generator {
    private final Generator delegate;
    private final LongSupplier nanoTime;

    TimedGenerator(Generator delegate, LongSupplier nanoTime) {
        this.delegate = delegate;
        this.nanoTime = nanoTime;
    }

    @Override
    public CompletableFuture<Completion> generate(GenerationRequest request, Deadline deadline, TokenSink sink) {
        long startNanos = nanoTime.getAsLong();
        AtomicLong firstNanos = new AtomicLong(-1);
        TokenSink timed = text -> noteFirst(firstNanos, startNanos, sink.token(text));
        CompletableFuture<Completion> inner = delegate.generate(request, deadline, timed);
        CompletableFuture<Completion> result = inner.thenApply(completion -> completion.timed(
                TimeUnit.NANOSECONDS.toMillis(Math.max(0, firstNanos.get())),
                TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - startNanos)));
        return Futures.passCancellation(result, inner);
    }

    private CompletionStage<?> noteFirst(AtomicLong firstNanos, long startNanos, CompletionStage<?> taken) {
        firstNanos.compareAndSet(-1, nanoTime.getAsLong() - startNanos);
        return taken;
    }

    @Override
    public String toString() {
        return "TimedGenerator[" + delegate + "]";
    }
}
