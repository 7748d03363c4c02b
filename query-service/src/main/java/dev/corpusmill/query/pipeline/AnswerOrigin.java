package dev.corpusmill.query.pipeline;

import java.util.Locale;

/** How an answer came about. */
public enum AnswerOrigin {
    /** An earlier answer whose sources have not changed since. */
    CACHE,
    /** A text of the documents that is so similar to the question that it is the answer. */
    STORED,
    /** A text that a model wrote. */
    LLM,
    /** Sentences of the documents, quoted. */
    EXTRACT,
    /** The documents hold nothing that answers; the text says so. */
    NONE;

    /** The name in JSON and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
