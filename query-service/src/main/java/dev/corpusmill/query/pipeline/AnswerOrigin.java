package dev.corpusmill.query.pipeline;

import java.util.Locale;

/** How an answer came about. */
public enum AnswerOrigin {
    /** It was given before, and what it rests on has not changed since. */
    CACHE,
    /** A text of the documents that is so much like the question that it is the answer. */
    STORED,
    /** A model wrote it. */
    LLM,
    /** Sentences of the documents, quoted. */
    EXTRACT,
    /** The documents hold nothing that answers; the text says so. */
    NONE;

    /** The name on the wire. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
