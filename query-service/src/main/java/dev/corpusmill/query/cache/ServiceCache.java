package dev.corpusmill.query.cache;

/** A cache as operators see it: what it did so far, and a way to empty it. */
public interface ServiceCache {
    String name();

    Report report();

    /** Forgets everything but the counts. */
    void clear();

    /**
     * What a cache did since the start.
     *
     * @param shared requests that waited for the same work of another one
     * @param dropped entries that were found, but no longer right
     */
    record Report(long entries, long bytes, long hits, long misses, long evictions, long shared, long dropped) {}
}
