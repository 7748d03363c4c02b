package dev.corpusmill.query.prompt;

import java.util.Locale;
import java.util.Set;

/** What a template is for, and the variables that it needs. */
enum Kind {
    /** Rules and sources. */
    RULES,
    /** The same, where the model says first whether the sources hold the answer. */
    GATED,
    QUESTION,
    /** Asks for a question that is complete in itself. */
    REWRITE,
    /** What the service itself says where it finds nothing. */
    UNKNOWN;

    Set<String> variables() {
        return switch (this) {
            case RULES -> Set.of("sources");
            case GATED -> Set.of("sources", "nothing");
            case QUESTION -> Set.of("question");
            case REWRITE -> Set.of("history", "question");
            case UNKNOWN -> Set.of();
        };
    }

    String file() {
        return name().toLowerCase(Locale.ROOT) + ".txt";
    }
}
