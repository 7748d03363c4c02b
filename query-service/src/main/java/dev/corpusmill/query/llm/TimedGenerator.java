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
        TokenSink timed = new TimedSink(sink, () -> noteFirst(firstNanos, startNanos));
        CompletableFuture<Completion> inner = delegate.generate(request, deadline, timed);
        CompletableFuture<Completion> result = inner.thenApply(completion -> completion.timed(
                TimeUnit.NANOSECONDS.toMillis(Math.max(0, firstNanos.get())),
                TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - startNanos)));
        return Futures.passCancellation(result, inner);
    }

    private void noteFirst(AtomicLong firstNanos, long startNanos) {
        firstNanos.compareAndSet(-1, nanoTime.getAsLong() - startNanos);
    }

    /** Notes when the model begins. */
    private record TimedSink(TokenSink sink, Runnable first) implements TokenSink {
        @Override
        public CompletionStage<?> token(String text) {
            first.run();
            return sink.token(text);
        }

        @Override
        public void begun() {
            first.run();
            sink.begun();
        }
    }

    @Override
    public String toString() {
        return "TimedGenerator[" + delegate + "]";
    }
}
