package dev.corpusmill.index.audit;

/**
 * A row that is not as the catalogue says.
 *
 * @param group node group of the row
 * @param row id of the row
 * @param document the document that it belongs to, or says it does
 * @param detail what was found and what should be, for people
 */
public record Finding(Kind kind, String group, String row, String document, String detail) {
    /** What may be wrong with a row. */
    public enum Kind {
        /** The catalogue counts it and it is not there. */
        MISSING,
        /** It is there and nothing in the catalogue speaks for it. */
        ORPHAN,
        /** It repeats a row under another id. */
        DUPLICATE,
        /** Its id is there more than once. */
        REPEATED,
        /** Its vector comes from another model or another text. */
        WRONG_MODEL,
        /** Its parent is no row of a coarser group. */
        WRONG_PARENT,
        /** It is of another version of its document than the catalogue row. */
        STALE,
        /** The document is marked as being written, so it is unknown which of its rows are complete. */
        UNFINISHED;

        /** Whether the row itself should not be there. */
        public boolean surplus() {
            return this == ORPHAN || this == DUPLICATE;
        }
    }
}
