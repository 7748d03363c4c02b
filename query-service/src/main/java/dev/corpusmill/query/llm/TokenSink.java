package dev.corpusmill.query.llm;

import java.util.concurrent.CompletionStage;

/** Where the pieces of an answer go, one after another. */
@FunctionalInterface
public interface TokenSink {
    /**
     * Takes the next piece of text, never empty, without blocking.
     *
     * @return ends when the next piece may come, so that a slow reader holds back the server that writes; a failure
     *     means that the client has left
     */
    CompletionStage<?> token(String text);

    /** The model has begun, even if what it says is no part of the answer, or not known to be one yet. */
    default void begun() {}
}
