package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.prompt.Templates;
import dev.corpusmill.query.verify.Verification;
import dev.corpusmill.query.verify.VerifiedText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The text of a model so far; citations are sent just before its first token. */
final class StreamedAnswer {
    private static final CompletionStage<?> TAKEN = CompletableFuture.completedFuture(null);

    private final AnswerSink sink;
    private final List<Citation> citations;
    private final Optional<VerifiedText> verified;
    private final StringBuilder passed = new StringBuilder();
    private final StringBuilder held = new StringBuilder();
    private boolean holding;

    /**
     * An answer of which nothing has come yet.
     *
     * @param gated the beginning is held back while it may still say that there is no answer
     * @param verified checks what leaves; empty where nothing is checked
     */
    StreamedAnswer(AnswerSink sink, List<Citation> citations, boolean gated, Optional<VerifiedText> verified) {
        this.sink = sink;
        this.citations = citations;
        this.holding = gated;
        this.verified = verified;
    }

    synchronized CompletionStage<?> token(String token) {
        if (!holding) {
            return check(token);
        }
        held.append(token);
        if (Templates.NOTHING.startsWith(held.toString().strip()) || saysNothing()) {
            return TAKEN;
        }
        return release();
    }

    /** Passes on what was held back, once it turned out to be the answer. */
    private CompletionStage<?> release() {
        holding = false;
        String text = held.toString();
        held.setLength(0);
        return text.isBlank() ? TAKEN : check(text);
    }

    /** Passes on all that is left, once the model has ended. */
    synchronized CompletionStage<?> end() {
        CompletionStage<?> released = release();
        String rest = verified.map(VerifiedText::end).orElse("");
        return rest.isEmpty() ? released : released.thenCompose(taken -> pass(rest));
    }

    private CompletionStage<?> check(String token) {
        String checked = verified.map(text -> text.take(token)).orElse(token);
        return checked.isEmpty() ? TAKEN : pass(checked);
    }

    private synchronized CompletionStage<?> pass(String token) {
        if (passed.isEmpty()) {
            sink.begin(AnswerOrigin.LLM, citations);
        }
        passed.append(token);
        return sink.token(token);
    }

    /** Whether the model said that the sources do not hold the answer, give or take punctuation. */
    synchronized boolean saysNothing() {
        return holding && held.toString().strip().replaceAll("[.。*`\"]", "").equals(Templates.NOTHING);
    }

    synchronized boolean begun() {
        return !passed.isEmpty();
    }

    /** What was found of the text, once it has ended. */
    synchronized Verification verification() {
        return verified.map(VerifiedText::verification).orElse(Verification.NONE);
    }

    synchronized Answer answer(AnswerContext context, Completion completion) {
        return context.answer(
                AnswerOrigin.LLM, new Said(passed.toString(), citations, verification()), Optional.of(completion));
    }
}
