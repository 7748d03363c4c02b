package dev.corpusmill.api.model;

/** Versions of documents: run token × 2³² + number of the plan entry; they increase without any clock. */
public final class Version {
    private static final int ENTRY_BITS = 32;

    private Version() {}

    /** The version that entry {@code entry} of run {@code runToken} gives to its document. */
    public static long of(long runToken, long entry) {
        if (runToken < 1 || runToken >= 1L << 31 || entry < 0 || entry >= 1L << ENTRY_BITS) {
            throw new IllegalArgumentException("no version: runToken=" + runToken + " entry=" + entry);
        }
        return (runToken << ENTRY_BITS) | entry;
    }

    /** The run that gave this version. */
    public static long runToken(long version) {
        return version >>> ENTRY_BITS;
    }

    /** The number within its run. */
    public static long entry(long version) {
        return version & ((1L << ENTRY_BITS) - 1);
    }
}
