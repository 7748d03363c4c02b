package dev.corpusmill.index.flow;

/** From parse to split: a whole document. The body is empty unless the document is to be indexed. */
public record ParsedRecord(DocumentHeader document, ParsedText body) {}
