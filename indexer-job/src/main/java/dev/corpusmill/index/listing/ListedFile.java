package dev.corpusmill.index.listing;

import org.jspecify.annotations.Nullable;

/**
 * A document as its source lists it.
 *
 * @param uri where its bytes are; of a record what a citation links to
 * @param size bytes
 * @param mtimeMillis milliseconds since 1970 by the source's clock; of a record those of its shard
 * @param record what is known of a record of an export; null for a file
 */
public record ListedFile(
        String documentId,
        String uri,
        long size,
        long mtimeMillis,
        @Nullable ListedRecord record) {
    /** A file. */
    public ListedFile(String documentId, String uri, long size, long mtimeMillis) {
        this(documentId, uri, size, mtimeMillis, null);
    }
}
