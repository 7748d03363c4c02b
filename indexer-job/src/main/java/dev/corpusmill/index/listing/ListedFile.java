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
    private static final int HASH_DIGITS = 16;

    /** A file. */
    public ListedFile(String documentId, String uri, long size, long mtimeMillis) {
        this(documentId, uri, size, mtimeMillis, null);
    }

    /** With {@link #comparedTime} what tells one state of the document from another: a record's size may change with its shard. */
    public long comparedSize() {
        return record == null ? size : 0;
    }

    /** The modification time of a file; of a record the front of its hash. */
    public long comparedTime() {
        if (record == null) {
            return mtimeMillis;
        }
        String hash = record.place().hash();
        return hash.isEmpty() ? 0 : Long.parseUnsignedLong(hash.substring(0, HASH_DIGITS), 16);
    }
}
