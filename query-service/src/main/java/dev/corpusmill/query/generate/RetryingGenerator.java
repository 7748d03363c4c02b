package dev.corpusmill.query.generate;

import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.model.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Tries again what may succeed then, but only before the first token: nobody ever reads a token twice. */
public final class RetryingGenerator implements Generator {
    private final Generator delegate;
    private final int attempts;
    private final Duration pause;
    private final ScheduledExecutorService scheduler;
    private final DoubleSupplier random;

    /**
     * Retries with jittered pauses.
     *
     * @param attempts calls in all
     * @param pause mean of the jittered pause before another attempt
     * @param random gives numbers in [0, 1)
     */
    public RetryingGenerator(
            Generator delegate,
            int attempts,
            Duration pause,
            ScheduledExecutorService scheduler,
            DoubleSupplier random) {
        this.delegate = delegate;
        this.attempts = attempts;
        this.pause = pause;
        this.scheduler = scheduler;
        this.random = random;
    }

    @Override
    public CompletableFuture<Completion> generate(GenerationRequest request, Deadline deadline, TokenSink sink) {
        Attempts run = new Attempts(request, deadline, sink);
        run.next();
        return run.result;
    }

    /** The attempts for one request, one after another. */
    private final class Attempts {
        private final GenerationRequest request;
        private final Deadline deadline;
        private final TokenSink sink;
        private final CompletableFuture<Completion> result = new CompletableFuture<>();
        private volatile boolean begun;
        private final AtomicInteger left = new AtomicInteger(attempts);

        Attempts(GenerationRequest request, Deadline deadline, TokenSink sink) {
            this.request = request;
            this.deadline = deadline;
            this.sink = sink;
        }

        void next() {
            if (result.isDone()) {
                return; // cancelled during the pause
            }
            CompletableFuture<Completion> attempt = delegate.generate(request, deadline, text -> {
                begun = true;
                return sink.token(text);
            });
            var unusedResult = Cancellation.passOn(result, attempt);
            var unusedEnd = attempt.whenComplete(this::ended);
        }

        private void ended(@Nullable Completion completion, @Nullable Throwable failure) {
            if (completion != null) {
                result.complete(completion);
            } else if (failure != null && mayRepeat(failure)) {
                left.decrementAndGet();
                long nanos = (long) (pause.toNanos() * (0.5 + random.getAsDouble()));
                var unused = scheduler.schedule(this::next, nanos, TimeUnit.NANOSECONDS);
            } else {
                result.completeExceptionally(failure == null ? new IllegalStateException("no result") : failure);
            }
        }

        private boolean mayRepeat(Throwable failure) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return !begun
                    && left.get() > 1
                    && !deadline.expired()
                    && cause instanceof ClassifiedException classified
                    && classified.kind().retryable();
        }
    }

    @Override
    public String toString() {
        return "RetryingGenerator[" + delegate + "]";
    }
}
