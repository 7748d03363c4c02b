package dev.corpusmill.query.pipeline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where an answer goes while it is generated: first its origin and citations, once, then its text, token by token. */
public interface AnswerSink {
    /** Takes what the answer rests on, just before the first text. */
    void begin(AnswerOrigin origin, List<Citation> citations);

    /** Takes text; the stage ends when more may come, and fails when the client has left. */
    CompletionStage<?> token(String text);

    /** Whether a client reads the answer as it grows; else only the whole answer counts. */
    boolean live();

    /** For a client that waits for the whole answer. */
    static AnswerSink none() {
        return new AnswerSink() {
            @Override
            public boolean live() {
                return false;
            }

            @Override
            public void begin(AnswerOrigin origin, List<Citation> citations) {
                // The whole answer holds them too.
            }

            @Override
            public CompletionStage<?> token(String text) {
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
