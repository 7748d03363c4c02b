package dev.corpusmill.index.flow;

/** What a plan entry asks for. */
public enum PlanAction {
    /** Index a document that is not in the catalogue. */
    ADD,
    /** Read a document again; its text is embedded only where its content changed. */
    UPDATE,
    /** Give the nodes of an unchanged document new access or metadata; nothing is read or embedded. */
    METADATA,
    /** Remove a document and all its nodes. */
    DELETE,
    /** Note that a document was not listed, without removing it yet. */
    MISSING,
    /** Take a document that is not listed now, but must not be deleted yet, from the previous generation. */
    COPY
}
