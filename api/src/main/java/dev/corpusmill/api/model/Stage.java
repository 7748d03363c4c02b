package dev.corpusmill.api.model;

import java.util.Locale;

/** The stages of the indexing job in which a document can end without being indexed. */
public enum Stage {
    LIST,
    FETCH,
    PARSE,
    /** A document filter leaves it out: nothing is wrong with it. */
    FILTER,
    SPLIT,
    EMBED,
    SINK;

    /** The name used in reports and in the catalogue. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
