package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.prompt.Templates;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The text of a model so far; citations are sent just before its first token. */
final class StreamedAnswer {
    private final AnswerSink sink;
    private final List<Citation> citations;
    private final StringBuilder passed = new StringBuilder();
    private final StringBuilder held = new StringBuilder();
    private boolean holding;

    /** @param gated the beginning is held back while it may still say that there is no answer */
    StreamedAnswer(AnswerSink sink, List<Citation> citations, boolean gated) {
        this.sink = sink;
        this.citations = citations;
        this.holding = gated;
    }

    synchronized CompletionStage<?> token(String token) {
        if (!holding) {
            return pass(token);
        }
        held.append(token);
        if (Templates.NOTHING.startsWith(held.toString().strip()) || saysNothing()) {
            return CompletableFuture.completedFuture(null);
        }
        return release();
    }

    /** Passes on what was held back, once it turned out to be the answer. */
    synchronized CompletionStage<?> release() {
        holding = false;
        String text = held.toString();
        held.setLength(0);
        return text.isBlank() ? CompletableFuture.completedFuture(null) : pass(text);
    }

    private CompletionStage<?> pass(String token) {
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

    synchronized Answer answer(AnswerContext context, Completion completion) {
        return context.answer(AnswerOrigin.LLM, passed.toString(), citations, Optional.of(completion));
    }
}
