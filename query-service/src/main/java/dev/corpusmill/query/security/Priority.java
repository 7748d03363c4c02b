package dev.corpusmill.query.security;

import java.util.Locale;

/** Who goes first when there is not room for all. */
public enum Priority {
    /** Somebody waits for the answer. */
    LIVE,
    /** Nobody does: gets what the others leave. */
    BATCH;

    /** The name in the key file, in the log and in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
