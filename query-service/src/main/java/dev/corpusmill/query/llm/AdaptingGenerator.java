package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.query.concurrent.Futures;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Learns from a refusal what a server does not take, and asks it again without that; later requests need no lesson. */
final class AdaptingGenerator implements Generator {
    private final Generator delegate;
    private final ServerTraits traits;

    /** @param traits shared with the delegate, which leaves out what they say */
    AdaptingGenerator(Generator delegate, ServerTraits traits) {
        this.delegate = delegate;
        this.traits = traits;
    }

    @Override
    public CompletableFuture<Completion> generate(GenerationRequest request, Deadline deadline, TokenSink sink) {
        Attempt attempt = new Attempt(request, deadline, sink);
        attempt.next();
        return attempt.result;
    }

    /** The calls for one request: each but the last has taught something new, so they are few. */
    private final class Attempt implements TokenSink {
        private final GenerationRequest request;
        private final Deadline deadline;
        private final TokenSink sink;
        private final CompletableFuture<Completion> result = new CompletableFuture<>();
        private final Set<Refusal> lessons = EnumSet.noneOf(Refusal.class); // calls follow each other
        private volatile boolean begun;

        Attempt(GenerationRequest request, Deadline deadline, TokenSink sink) {
            this.request = request;
            this.deadline = deadline;
            this.sink = sink;
        }

        void next() {
            CompletableFuture<Completion> call = delegate.generate(request, deadline, this);
            var unusedResult = Futures.passCancellation(result, call);
            var unusedEnd = call.whenComplete(this::ended);
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
                return;
            }
            Throwable cause = failure == null ? new IllegalStateException("no result") : Futures.cause(failure);
            boolean again = cause instanceof GenerateException refused
                    && !begun
                    && !result.isDone()
                    && !deadline.expired()
                    && learns(refused);
            if (again) {
                next();
            } else {
                result.completeExceptionally(cause);
            }
        }

        /** Another request may have taught the same meanwhile: new is what this one had not left out. */
        private boolean learns(GenerateException refused) {
            Optional<Refusal> refusal =
                    refused.kind() == FailureKind.OVERLOADED ? Optional.empty() : Refusal.of(refused.said());
            refusal.ifPresent(traits::learn);
            return refusal.map(lessons::add).orElse(false);
        }
    }

    @Override
    public String toString() {
        return "AdaptingGenerator[" + delegate + "]";
    }
}
