package dev.corpusmill.api.filter;

import java.util.Optional;

/**
 * Decides by its content whether a document is indexed. Pure: the same document gives the same answer, so that one that was
 * left out is not read again while it stays as it is. For one thread.
 *
 * <p>What it throws fails the document, and no other.
 */
public interface DocumentFilter {
    /** Why the document stays out of the index, as a reader of the report understands it; empty where it is indexed. */
    Optional<String> reject(Candidate document);

    /**
     * A parsed document.
     *
     * @param documentId {@code source:path}
     * @param title empty where it has none
     */
    record Candidate(String documentId, String title, String text) {}
}
