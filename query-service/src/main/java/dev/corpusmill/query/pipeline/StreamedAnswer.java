package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.prompt.Templates;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The text of a model so far; citations go out just before its first token. */
final class StreamedAnswer {
    private final AnswerSink sink;
    private final List<Citation> citations;
    private final StringBuilder written = new StringBuilder();
    private final StringBuilder held = new StringBuilder();
    private boolean holding;

    /** @param gated the beginning is held back as long as it may say that there is no answer */
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

    /** Lets go what was held back, where it turned out to be the answer. */
    synchronized CompletionStage<?> release() {
        holding = false;
        String text = held.toString();
        held.setLength(0);
        return text.isBlank() ? CompletableFuture.completedFuture(null) : pass(text);
    }

    private CompletionStage<?> pass(String token) {
        if (written.isEmpty()) {
            sink.begin(AnswerOrigin.LLM, citations);
        }
        written.append(token);
        return sink.token(token);
    }

    /** Whether the model said that the sources do not hold the answer, give or take a full stop. */
    synchronized boolean saysNothing() {
        return holding && held.toString().strip().replaceAll("[.。*`\"]", "").equals(Templates.NOTHING);
    }

    synchronized boolean begun() {
        return !written.isEmpty();
    }

    synchronized Answer answer(AnswerContext exchange, Completion completion) {
        return exchange.answer(AnswerOrigin.LLM, written.toString(), citations, Optional.of(completion));
    }
}
