package dev.corpusmill.api.model;

/**
 * What is known of the file behind a document: what its source says of it, and what was read from it.
 *
 * @param size bytes
 * @param modifiedMillis modification time by the source, milliseconds since 1970
 * @param contentHash SHA-256 of the bytes that were read; empty where they never were
 * @param readMillis when the bytes were read by the job's clock; 0 where they never were
 */
public record FileStamp(long size, long modifiedMillis, String contentHash, long readMillis) {
    /** A file changed shortly before it was read may have changed again without a newer time stamp. */
    public static final long RACY_MILLIS = 2000;

    /** What a listing says of a file of which nothing is known yet. */
    public static FileStamp listed(long size, long modifiedMillis) {
        return new FileStamp(size, modifiedMillis, "", 0);
    }

    /** The same file with the hash of its bytes. */
    public FileStamp withContentHash(String hash) {
        return new FileStamp(size, modifiedMillis, hash, readMillis);
    }

    /** The same file, before it is read again. */
    public FileStamp asListed() {
        return new FileStamp(size, modifiedMillis, contentHash, 0);
    }

    /** Whether the file was modified so shortly before it was read that its time stamp proves nothing. */
    public boolean modifiedWhileRead() {
        return modifiedMillis > readMillis - RACY_MILLIS;
    }

    /** Whether a source that says this of a file now says what it said then; any difference counts, an older time too. */
    public boolean matches(long currentSize, long currentModifiedMillis) {
        return size == currentSize && modifiedMillis == currentModifiedMillis;
    }
}
