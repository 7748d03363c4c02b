package dev.corpusmill.api.filter;

import java.util.Map;
import java.util.Optional;

/** Decides by its content whether a document is indexed. Pure: the same document gives the same answer. For one thread. */
public interface DocumentFilter {
    /** Why the document stays out of the index, as a reader of the report understands it; empty where it is indexed. */
    Optional<String> reject(Candidate document);

    /**
     * A parsed document.
     *
     * @param documentId {@code source:path}
     * @param title empty where it has none
     * @param metadata declared fields and their values
     */
    record Candidate(String documentId, String title, String text, Map<String, String> metadata) {
        public Candidate {
            metadata = Map.copyOf(metadata);
        }
    }
}
