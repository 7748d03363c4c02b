package dev.corpusmill.api.model;

/** What the catalogue says of a document. */
public enum DocumentStatus {
    /** All its nodes are in the index. */
    INDEXED,
    /** It was read and holds no text. */
    EMPTY,
    /** It could not be indexed; stage, kind and reason say why. */
    FAILED,
    /** Its source listed without it, but not yet surely enough to delete it. */
    MISSING,
    /** Its nodes are being written: not indexed until the row says so. */
    WRITING,
    /** Its nodes are being deleted. */
    DELETING;

    /**
     * Whether a node belongs to a document of this status and version: one that could not be fetched again keeps the nodes
     * of its last good version.
     */
    public boolean agrees(long documentVersion, long nodeVersion) {
        return nodeVersion == documentVersion || (this == FAILED && nodeVersion < documentVersion);
    }

    /** Whether a run left the document half done. */
    public boolean unfinished() {
        return this == WRITING || this == DELETING;
    }
}
