package dev.corpusmill.query.pipeline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where an answer goes while it comes about: first its route and citations, once, then its text, piece by piece. */
public interface AnswerSink {
    /** Takes what the answer rests on, just before the first piece of text. */
    void begin(AnswerOrigin route, List<Citation> citations);

    /** Takes a piece of text; the stage ends when the next may come, and fails when nobody reads any more. */
    CompletionStage<?> token(String text);

    /** Whether somebody reads along; else only the whole answer counts. */
    boolean live();

    /** For who waits for the whole answer. */
    static AnswerSink none() {
        return new AnswerSink() {
            @Override
            public boolean live() {
                return false;
            }

            @Override
            public void begin(AnswerOrigin route, List<Citation> citations) {
                // The whole answer holds them too.
            }

            @Override
            public CompletionStage<?> token(String text) {
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
