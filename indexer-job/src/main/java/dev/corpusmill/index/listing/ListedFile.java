package dev.corpusmill.index.listing;

/** A document as its source lists it; {@code mtimeMillis} is milliseconds since 1970 by the source's clock. */
public record ListedFile(String documentId, String uri, long size, long mtimeMillis) {}
