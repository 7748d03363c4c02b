package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.query.concurrent.Futures;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A server of a pool: its requests in flight, its recent failures, and what its probes say. For several threads. */
final class PooledServer {
    /** A trial that has streamed for so long has ended well, whatever becomes of a long answer. */
    private static final long TRIAL_NANOS = Duration.ofSeconds(3).toNanos();
    /** For so long after a failure others are preferred. */
    private static final long SUSPECT_NANOS = Duration.ofSeconds(2).toNanos();

    private static final int PROBES_TO_EJECT = 2;

    private final URI base;
    private final Generator generator;
    private final CircuitBreaker breaker;
    private final LongSupplier nanoTime;
    private final ServerTraits traits;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger failuresInRow = new AtomicInteger();
    private volatile long failedNanos;
    private volatile double foreign; // requests of others
    private volatile double cacheUse;
    private volatile int failedProbes;
    private volatile String problem = "not checked yet";

    PooledServer(URI base, Generator generator, CircuitBreaker breaker, ServerTraits traits, LongSupplier nanoTime) {
        this.base = base;
        this.generator = generator;
        this.breaker = breaker;
        this.traits = traits;
        this.nanoTime = nanoTime;
    }

    URI base() {
        return base;
    }

    ServerTraits traits() {
        return traits;
    }

    /** Why the last probe failed; empty where it did not. */
    String problem() {
        return problem;
    }

    /** One probe may fail because a server is busy. */
    private boolean answersProbes() {
        return failedProbes < PROBES_TO_EJECT;
    }

    boolean available() {
        return answersProbes() && breaker.closed();
    }

    boolean beginTrial() {
        return answersProbes() && breaker.beginTrial();
    }

    int inFlight() {
        return inFlight.get();
    }

    /**
     * Requests in flight there, ours and others'; between equal counts the use of the cache decides. A server that has
     * just failed counts as busier than any, or one that refuses at once would draw all requests.
     */
    double load() {
        int failures = failuresInRow.get();
        boolean suspect = failures > 0 && nanoTime.getAsLong() - failedNanos < SUSPECT_NANOS;
        return inFlight.get() + foreign + 0.9 * cacheUse + (suspect ? 1000 * failures : 0);
    }

    /** Takes what a server says of itself; what is ours of it is known better here. */
    void reported(ServerLoad load, int ownBefore) {
        foreign = Math.max(0, load.requests() - Math.max(ownBefore, inFlight.get()));
        cacheUse = Math.min(1, load.cacheUse());
    }

    void probed(String newProblem) {
        boolean recovered = newProblem.isEmpty() && !problem.isEmpty();
        problem = newProblem;
        failedProbes = newProblem.isEmpty() ? 0 : failedProbes + 1;
        if (recovered) {
            breaker.expectRecovery();
        }
    }

    /** @param trial whether this request tries a server that was out */
    CompletableFuture<Completion> generate(
            GenerationRequest request, Deadline deadline, TokenSink sink, boolean trial) {
        inFlight.incrementAndGet();
        Watched watched = new Watched(sink, trial);
        CompletableFuture<Completion> result = generator.generate(request, deadline, watched);
        var unused = result.whenComplete((completion, failure) -> {
            inFlight.decrementAndGet();
            watched.ended(failure);
        });
        return result;
    }

    /** Tells the breaker how one request ended, once. */
    private final class Watched implements TokenSink {
        private final TokenSink sink;
        private final boolean trial;
        private final AtomicBoolean reported = new AtomicBoolean();
        private volatile boolean readerLeft;
        private volatile long firstNanos;

        Watched(TokenSink sink, boolean trial) {
            this.sink = sink;
            this.trial = trial;
        }

        @Override
        public CompletionStage<?> token(String text) {
            if (trial && !reported.get()) {
                long now = nanoTime.getAsLong();
                firstNanos = firstNanos == 0 ? now : firstNanos;
                if (now - firstNanos > TRIAL_NANOS) {
                    succeeded();
                }
            }
            CompletionStage<?> taken = sink.token(text);
            if (taken.toCompletableFuture().isCompletedExceptionally()) {
                readerLeft = true;
            }
            return taken;
        }

        @Override
        public void begun() {
            sink.begun();
        }

        void ended(@Nullable Throwable failure) {
            if (failure == null || kindOf(failure) == FailureKind.REJECTED) {
                succeeded(); // a request that is refused for its own sake was answered well
            } else if (readerLeft || !(Futures.cause(failure) instanceof ClassifiedException)) {
                abandoned();
            } else {
                failed();
            }
        }

        private void succeeded() {
            if (reported.compareAndSet(false, true)) {
                failuresInRow.set(0);
                breaker.succeeded(trial);
            }
        }

        private void failed() {
            failedNanos = nanoTime.getAsLong();
            failuresInRow.incrementAndGet();
            breaker.failed(trial && reported.compareAndSet(false, true));
        }

        private void abandoned() {
            breaker.abandoned(trial && reported.compareAndSet(false, true));
        }
    }

    private static @Nullable FailureKind kindOf(Throwable failure) {
        return Futures.cause(failure) instanceof ClassifiedException classified ? classified.kind() : null;
    }

    @Override
    public String toString() {
        return base + "[" + breaker + ", " + inFlight + "]";
    }
}
