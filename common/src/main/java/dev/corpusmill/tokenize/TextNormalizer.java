package dev.corpusmill.tokenize;

/** One step that rewrites a text before it is cut. Immutable; for several threads. */
interface TextNormalizer {
    /** The rewritten text; the same object where nothing changes. */
    AlignedText normalize(AlignedText text);
}
