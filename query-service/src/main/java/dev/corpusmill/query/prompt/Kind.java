package dev.corpusmill.query.prompt;

import java.util.Locale;
import java.util.Set;

/** What a template is for, and the variables that it needs. */
enum Kind {
    /** Rules and sources. */
    RULES("sources"),
    /** The same, where the model says first whether the sources hold the answer. */
    GATED("sources", "nothing"),
    QUESTION("question"),
    /** Asks for a question that is complete in itself. */
    REWRITE("history", "question"),
    /** What the service itself says where it finds nothing. */
    UNKNOWN;

    private final Set<String> variables;

    Kind(String... variables) {
        this.variables = Set.of(variables);
    }

    Set<String> variables() {
        return variables;
    }

    String file() {
        return name().toLowerCase(Locale.ROOT) + ".txt";
    }
}
