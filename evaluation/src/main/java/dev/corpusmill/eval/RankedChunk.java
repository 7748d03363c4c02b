package dev.corpusmill.eval;

/** A chunk that a search returned, as far as an evaluation looks at it. */
public record RankedChunk(String documentId, String text) {}
