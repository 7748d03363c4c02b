package dev.corpusmill.index.flow;

/** How a document leaves the job. */
public enum Outcome {
    /** Its nodes are written. */
    INDEXED,
    /** It was read, holds the bytes or text that are indexed already, and only its row changes. */
    UNCHANGED,
    /** It was read and holds no text. */
    EMPTY,
    /** It could not be indexed. */
    FAILED,
    /** It leaves the index, or is marked as missing; nothing was read. */
    NOT_READ
}
