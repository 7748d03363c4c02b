package dev.corpusmill.index.flow;

import dev.corpusmill.api.split.ParsedText;

/** From parse to split: a whole document. The body is empty unless the document is to be indexed. */
public record ParsedRecord(DocumentContext document, ParsedText body) {}
