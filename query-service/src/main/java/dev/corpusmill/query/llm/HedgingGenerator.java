package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks a second server if the first is silent for too long; the one that sends the first token goes on, the other is told to
 * stop (Dean and Barroso 2013). Within a budget, or a slow moment would double the load.
 */
final class HedgingGenerator implements Generator {
    private final Generator delegate;
    private final Duration after;
    private final RetryBudget budget;
    private final ScheduledExecutorService scheduler;

    HedgingGenerator(Generator delegate, Duration after, RetryBudget budget, ScheduledExecutorService scheduler) {
        this.delegate = delegate;
        this.after = after;
        this.budget = budget;
        this.scheduler = scheduler;
    }

    @Override
    public CompletableFuture<Completion> generate(GenerationRequest request, Deadline deadline, TokenSink sink) {
        budget.earn();
        Race race = new Race(request, deadline, sink);
        race.run();
        ScheduledFuture<?> hedge = scheduler.schedule(race::hedge, after.toNanos(), TimeUnit.NANOSECONDS);
        var unused = race.result.whenComplete((completion, failure) -> {
            hedge.cancel(false);
            race.stopOthers(null);
        });
        return race.result;
    }

    /** The one or two calls for a request. */
    private final class Race {
        private final GenerationRequest request;
        private final Deadline deadline;
        private final TokenSink sink;
        private final CompletableFuture<Completion> result = new CompletableFuture<>();
        private final AtomicReference<@Nullable Runner> winner = new AtomicReference<>();
        private final AtomicInteger running = new AtomicInteger();
        private final List<Runner> runners = new CopyOnWriteArrayList<>();

        Race(GenerationRequest request, Deadline deadline, TokenSink sink) {
            this.request = request;
            this.deadline = deadline;
            this.sink = sink;
        }

        void run() {
            running.incrementAndGet();
            Runner runner = new Runner();
            runners.add(runner);
            CompletableFuture<Completion> call = delegate.generate(request, deadline, runner);
            runner.call = call;
            Runner first = winner.get();
            if (result.isDone() || (first != null && first != runner)) {
                call.cancel(true);
            }
            var unused = call.whenComplete(runner::ended);
        }

        void hedge() {
            if (!result.isDone() && winner.get() == null && request.tried().othersLeft() && budget.spend()) {
                run();
            }
        }

        boolean wins(Runner runner) {
            if (winner.compareAndSet(null, runner)) {
                stopOthers(runner);
            }
            return winner.get() == runner;
        }

        void stopOthers(@Nullable Runner but) {
            for (Runner runner : runners) {
                CompletableFuture<Completion> call = runner.call;
                if (runner != but && call != null) {
                    call.cancel(true);
                }
            }
        }

        /** One of the calls. */
        private final class Runner implements TokenSink {
            private volatile @Nullable CompletableFuture<Completion> call;

            @Override
            public CompletionStage<?> token(String text) {
                return wins(this)
                        ? sink.token(text)
                        : CompletableFuture.failedFuture(new CancellationException("another server was faster"));
            }

            @Override
            public void begun() {
                if (wins(this)) {
                    sink.begun();
                }
            }

            private void ended(@Nullable Completion completion, @Nullable Throwable failure) {
                boolean last = running.decrementAndGet() == 0;
                if (completion != null && wins(this)) {
                    result.complete(completion);
                } else if (failure != null && (last || winner.get() == this)) {
                    result.completeExceptionally(failure); // without effect where the other one has ended well
                }
            }
        }
    }

    @Override
    public String toString() {
        return "HedgingGenerator[" + after.toMillis() + "ms, " + delegate + "]";
    }
}
