package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.extract.ExtractiveAnswerer;
import dev.corpusmill.query.extract.Quotation;
import dev.corpusmill.query.llm.Completion;
import dev.corpusmill.query.llm.Sampling;
import dev.corpusmill.query.verify.Verification;
import dev.corpusmill.search.SearchResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A request with the question that was searched for and what the search found. */
record AnswerContext(
        Request request,
        RewrittenQuery query,
        SearchResult found,
        Deadline deadline,
        AnswerSink sink,
        TraceNotes notes) {
    /** Whether the same question would get the same answer: nothing else that the client sent shapes it. */
    boolean repeatable() {
        return query.complete() && !query.instructed() && request.sampling().equals(Sampling.DEFAULT);
    }

    /**
     * Answers with quotes.
     *
     * @param unknown is said where nothing that was found answers
     */
    CompletableFuture<Answer> quote(ExtractiveAnswerer extractive, String unknown) {
        Quotation quotation = extractive.answer(query.question(), found.hits(), deadline);
        notes.step("extract");
        if (quotation.quotes().isEmpty()) {
            notes.note("nothing that was found answers the question, the best quote neither");
            return say(AnswerOrigin.NONE, unknown, List.of());
        }
        return say(AnswerOrigin.EXTRACT, quotation.text(), Citation.of(quotation.quotes()));
    }

    /** Answers with a text that is complete, and no model's: there is nothing to check. */
    CompletableFuture<Answer> say(AnswerOrigin origin, String text, List<Citation> citations) {
        return say(origin, new Said(text, citations, Verification.NONE));
    }

    /** Answers with a text that is complete. */
    CompletableFuture<Answer> say(AnswerOrigin origin, Said said) {
        sink.begin(origin, said.citations());
        return sink.token(said.text())
                .thenApply(taken -> answer(origin, said, Optional.empty()))
                .toCompletableFuture();
    }

    Answer answer(AnswerOrigin origin, Said said, Optional<Completion> completion) {
        Trace trace = notes.trace(query.question(), found, completion);
        return new Answer(origin, said.text(), said.citations(), said.verification(), trace);
    }
}
