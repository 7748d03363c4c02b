package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.concurrent.Futures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries again what may succeed then, at a server that was not tried where there is one, but only before the first token:
 * no client reads a token twice.
 */
final class RetryingGenerator implements Generator {
    private static final int ATTEMPTS = 3; // where all servers were tried
    private static final int MAX_ATTEMPTS = 10;

    private final Generator delegate;
    private final Duration pause;
    private final RetryBudget budget;
    private final ScheduledExecutorService scheduler;
    private final DoubleSupplier random;

    /**
     * Retries with jittered pauses.
     *
     * @param pause mean of the pause before a server is asked again, doubled each time; a tenth of it before another one is
     * @param random gives numbers in [0, 1)
     */
    RetryingGenerator(
            Generator delegate,
            Duration pause,
            RetryBudget budget,
            ScheduledExecutorService scheduler,
            DoubleSupplier random) {
        this.delegate = delegate;
        this.pause = pause;
        this.budget = budget;
        this.scheduler = scheduler;
        this.random = random;
    }

    @Override
    public CompletableFuture<Completion> generate(GenerationRequest request, Deadline deadline, TokenSink sink) {
        budget.earn();
        Attempts run = new Attempts(request, deadline, sink);
        run.next();
        return run.result;
    }

    /** The attempts for one request, one after another. */
    private final class Attempts implements TokenSink {
        private final GenerationRequest request;
        private final Deadline deadline;
        private final TokenSink sink;
        private final CompletableFuture<Completion> result = new CompletableFuture<>();
        private volatile boolean begun;
        private final AtomicInteger made = new AtomicInteger();

        Attempts(GenerationRequest request, Deadline deadline, TokenSink sink) {
            this.request = request;
            this.deadline = deadline;
            this.sink = sink;
        }

        void next() {
            if (result.isDone()) {
                return; // cancelled during the pause
            }
            made.incrementAndGet();
            CompletableFuture<Completion> attempt = delegate.generate(request, deadline, this);
            var unusedResult = Futures.passCancellation(result, attempt);
            var unusedEnd = attempt.whenComplete(this::ended);
        }

        @Override
        public CompletionStage<?> token(String text) {
            begun = true;
            return sink.token(text);
        }

        @Override
        public void begun() {
            sink.begun();
        }

        private void ended(@Nullable Completion completion, @Nullable Throwable failure) {
            if (completion != null) {
                result.complete(completion);
            } else if (failure != null && mayRepeat(failure)) {
                var unused = scheduler.schedule(this::next, pauseNanos(), TimeUnit.NANOSECONDS);
            } else {
                result.completeExceptionally(failure == null ? new IllegalStateException("no result") : failure);
            }
        }

        private long pauseNanos() {
            long mean = request.tried().othersLeft() ? pause.toNanos() / 10 : pause.toNanos() << (made.get() - 1);
            return (long) (mean * (0.5 + random.getAsDouble()));
        }

        private boolean mayRepeat(Throwable failure) {
            Throwable cause = Futures.cause(failure);
            return !begun
                    && !result.isDone()
                    && !deadline.expired()
                    && cause instanceof ClassifiedException classified
                    && mayHelp(classified)
                    && budget.spend();
        }

        /** What is wrong with a server's key or model need not be so elsewhere; one that is silent stays so for long. */
        private boolean mayHelp(ClassifiedException failure) {
            boolean others = request.tried().othersLeft();
            if (failure instanceof GenerateException silence && silence.silent()) {
                return others && made.get() < MAX_ATTEMPTS;
            }
            return switch (failure.kind()) {
                case OVERLOADED, TRANSIENT -> made.get() < (others ? MAX_ATTEMPTS : ATTEMPTS);
                case FATAL -> others && made.get() < MAX_ATTEMPTS;
                case REJECTED -> false;
            };
        }
    }

    @Override
    public String toString() {
        return "RetryingGenerator[" + delegate + "]";
    }
}
