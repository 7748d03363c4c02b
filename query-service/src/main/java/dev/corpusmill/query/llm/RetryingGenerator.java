package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

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
        return new Retries(request, deadline, sink).start();
    }

    private final class Retries extends Attempts {
        private final TriedServers tried;
        private final AtomicInteger made = new AtomicInteger(1);

        Retries(GenerationRequest request, Deadline deadline, TokenSink sink) {
            super(delegate, request, deadline, sink);
            this.tried = request.tried();
        }

        @Override
        boolean mayHelp(Throwable failure) {
            return failure instanceof ClassifiedException classified && worthwhile(classified) && budget.spend();
        }

        @Override
        void follow() {
            long mean = tried.othersLeft() ? pause.toNanos() / 10 : pause.toNanos() << (made.get() - 1);
            made.incrementAndGet();
            long nanos = (long) (mean * (0.5 + random.getAsDouble()));
            var unused = scheduler.schedule(this::next, nanos, TimeUnit.NANOSECONDS);
        }

        /** What is wrong with a server's key or model need not be so elsewhere; one that is silent stays so for long. */
        private boolean worthwhile(ClassifiedException failure) {
            boolean others = tried.othersLeft();
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
