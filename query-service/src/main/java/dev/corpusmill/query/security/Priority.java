package dev.corpusmill.query.security;

import java.util.Locale;

/** Which requests come first if there is not room for all. */
public enum Priority {
    /** A person waits for the answer. */
    LIVE,
    /** No one waits: gets the room that the others leave. */
    BATCH;

    /** The name in the key file, in the log and in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
