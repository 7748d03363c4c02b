package dev.corpusmill.query.load;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.concurrent.Futures;
import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.llm.GenerationRequest;
import dev.corpusmill.query.llm.Generator;
import dev.corpusmill.query.llm.Sampling;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Sends one question after the other and measures how it is answered. */
public final class LoadClient {
    private final Generator generator;
    private final List<String> questions;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final AtomicInteger next = new AtomicInteger();

    /** @param questions asked in turn, from the first again after the last */
    public LoadClient(Generator generator, List<String> questions, Duration timeout, LongSupplier nanoTime) {
        this.generator = generator;
        this.questions = List.copyOf(questions);
        this.timeout = timeout;
        this.nanoTime = nanoTime;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    /** @param dueNanos when the request should have been sent */
    CompletableFuture<Sample> call(long dueNanos) {
        String question = questions.get(Math.floorMod(next.getAndIncrement(), questions.size()));
        AtomicLong firstNanos = new AtomicLong(-1);
        AtomicInteger pieces = new AtomicInteger();
        return generator
                .generate(
                        new GenerationRequest(List.of(new ChatMessage("user", question)), Sampling.DEFAULT),
                        Deadline.after(timeout, nanoTime),
                        token -> {
                            firstNanos.compareAndSet(-1, nanoTime.getAsLong() - dueNanos);
                            pieces.incrementAndGet();
                            return CompletableFuture.completedFuture(null);
                        })
                .handle((completion, failure) ->
                        sample(completion, failure, firstNanos.get(), nanoTime.getAsLong() - dueNanos, pieces.get()));
    }

    private static Sample sample(
            @Nullable Completion completion, @Nullable Throwable failure, long firstNanos, long nanos, int pieces) {
        int prompt = 0;
        int tokens = pieces; // where the server does not count
        if (completion != null && completion.usage().isPresent()) {
            prompt = completion.usage().get().promptTokens();
            tokens = completion.usage().get().completionTokens();
        }
        String outcome = failure == null ? Sample.OK : kindOf(failure);
        return new Sample(outcome, firstNanos < 0 ? nanos : firstNanos, nanos, prompt, tokens);
    }

    private static String kindOf(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        return cause instanceof ClassifiedException classified
                ? classified.kind().name().toLowerCase(Locale.ROOT)
                : cause.getClass().getSimpleName();
    }
}
