package dev.corpusmill.query.pipeline;

import dev.corpusmill.model.Deadline;
import dev.corpusmill.query.generate.Completion;
import dev.corpusmill.search.SearchResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A request on its way to an answer, with what was found for it.
 *
 * @param question as it was searched for
 */
record Exchange(
        Request request, String question, SearchResult found, Deadline deadline, AnswerSink sink, TraceNotes notes) {
    /** Gives a text that is known as a whole. */
    CompletableFuture<Answer> say(AnswerRoute route, String text, List<Citation> citations) {
        sink.begin(route, citations);
        return sink.token(text)
                .thenApply(taken -> answer(route, text, citations, Optional.empty()))
                .toCompletableFuture();
    }

    Answer answer(AnswerRoute route, String text, List<Citation> citations, Optional<Completion> completion) {
        return new Answer(route, text, citations, notes.trace(found, completion));
    }
}
