package dev.corpusmill.query.documents;

import dev.corpusmill.api.model.CatalogueRow;
import java.util.Locale;
import java.util.Optional;

/** What a person sees of a document's way into the index, and out of it. */
public enum DocumentState {
    /** It is there, and not indexed yet, or not as it is now. */
    PENDING,
    INDEXED,
    /** It was read and holds no text. */
    EMPTY,
    FAILED,
    /** A document filter leaves it out. */
    SKIPPED,
    /** Its source does not list it any more. */
    MISSING,
    /** It is deleted, and leaves the index. */
    DELETING;

    /** The name in requests and responses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of this label; empty where there is none. */
    public static Optional<DocumentState> of(String label) {
        for (DocumentState state : values()) {
            if (state.label().equals(label)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    static DocumentState of(CatalogueRow row) {
        CatalogueRow.Failure failure = row.failure();
        return switch (row.status()) {
            case INDEXED -> INDEXED;
            case EMPTY -> EMPTY;
            case FAILED -> failure != null && failure.filtered() ? SKIPPED : FAILED;
            case MISSING -> MISSING;
            case WRITING -> PENDING;
            case DELETING -> DELETING;
        };
    }
}
