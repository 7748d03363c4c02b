package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.llm.Sampling;
import dev.corpusmill.search.SearchResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A request on its way to an answer, with what was found for it.
 */
record AnswerContext(
        Request request, Asked asked, SearchResult found, Deadline deadline, AnswerSink sink, TraceNotes notes) {
    /** Whether the same question would get the same answer: nothing else that the client said shapes it. */
    boolean repeatable() {
        return asked.complete() && !asked.instructed() && request.sampling().equals(Sampling.DEFAULT);
    }

    /** Gives a text that is known as a whole. */
    CompletableFuture<Answer> say(AnswerOrigin route, String text, List<Citation> citations) {
        sink.begin(route, citations);
        return sink.token(text)
                .thenApply(taken -> answer(route, text, citations, Optional.empty()))
                .toCompletableFuture();
    }

    Answer answer(AnswerOrigin route, String text, List<Citation> citations, Optional<Completion> completion) {
        return new Answer(route, text, citations, notes.trace(asked.question(), found, completion));
    }
}
