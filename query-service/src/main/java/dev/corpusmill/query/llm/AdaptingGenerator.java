package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

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
        return new Lessons(request, deadline, sink).start();
    }

    /** Each call but the last has taught something new, so they are few. */
    private final class Lessons extends Attempts {
        private final Set<Refusal> lessons = EnumSet.noneOf(Refusal.class); // calls follow each other

        Lessons(GenerationRequest request, Deadline deadline, TokenSink sink) {
            super(delegate, request, deadline, sink);
        }

        @Override
        boolean mayHelp(Throwable failure) {
            return failure instanceof GenerateException refused && learns(refused);
        }

        @Override
        void follow() {
            next();
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
