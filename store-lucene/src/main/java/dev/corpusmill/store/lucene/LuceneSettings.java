package dev.corpusmill.store.lucene;

import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * How the embedded store searches and writes.
 *
 * @param k1 BM25: term-frequency saturation; higher, and repetitions count longer
 * @param b BM25: length normalization; 0 ignores how long a text is, 1 counts it fully
 * @param ramBufferMegabytes what a writer collects in memory before it writes a segment
 */
public record LuceneSettings(double k1, double b, int ramBufferMegabytes) {
    private static final int MIN_BUFFER = 16;
    private static final int MAX_BUFFER = 64; // a run commits every minute anyway: RATIONALE.md

    public LuceneSettings {
        if (k1 < 0 || b < 0 || b > 1 || ramBufferMegabytes < 1 || ramBufferMegabytes > 2000) {
            throw new IllegalArgumentException(
                    "not settings: k1=" + k1 + " b=" + b + " ramBufferMegabytes=" + ramBufferMegabytes);
        }
    }

    /** How words are scored; where a text gives pairs beside characters, its length counts both. */
    BM25Similarity similarity() {
        return new BM25Similarity((float) k1, (float) b, false);
    }

    /** The defaults of the configuration, and a buffer of an eighth of the heap, 64 MB at most. */
    public static LuceneSettings defaults() {
        long eighth = Runtime.getRuntime().maxMemory() / 8 / 1024 / 1024;
        return new LuceneSettings(0.9, 0.4, (int) Math.max(MIN_BUFFER, Math.min(MAX_BUFFER, eighth)));
    }
}
