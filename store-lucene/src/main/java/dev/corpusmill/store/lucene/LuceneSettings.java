package dev.corpusmill.store.lucene;

import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * How the embedded store searches and writes.
 *
 * @param k1 BM25: term-frequency saturation; higher, and repetitions count longer
 * @param b BM25: length normalization; 0 ignores how long a text is, 1 counts it fully
 * @param ramBufferMegabytes what a writer collects in memory before it writes a segment
 * @param maxSegmentMegabytes largest segment that is made by merging others; while one is made, a graph of all its vectors is
 *     on the heap, some 0.4 KB for each
 */
public record LuceneSettings(double k1, double b, int ramBufferMegabytes, int maxSegmentMegabytes) {
    private static final int MIN_BUFFER = 16;
    private static final int MAX_BUFFER = 32; // a run commits every minute anyway: RATIONALE.md
    private static final int MIN_SEGMENT = 256;
    private static final int MAX_SEGMENT = 5 << 10; // Lucene's own

    public LuceneSettings {
        if (k1 < 0
                || b < 0
                || b > 1
                || ramBufferMegabytes < 1
                || ramBufferMegabytes > 2000
                || maxSegmentMegabytes < 1) {
            throw new IllegalArgumentException("not settings: k1=" + k1 + " b=" + b + " ramBufferMegabytes="
                    + ramBufferMegabytes + " maxSegmentMegabytes=" + maxSegmentMegabytes);
        }
    }

    /** How words are scored; where a text gives pairs beside characters, its length counts both. */
    BM25Similarity similarity() {
        return new BM25Similarity((float) k1, (float) b, false);
    }

    /** The defaults of the configuration, a buffer of an eighth of the heap, 32 MB at most, and segments of half of it. */
    public static LuceneSettings defaults() {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        return new LuceneSettings(
                1.2, 0.75, within(MIN_BUFFER, heap / 8, MAX_BUFFER), within(MIN_SEGMENT, heap / 2, MAX_SEGMENT));
    }

    private static int within(int least, long wanted, int most) {
        return (int) Math.max(least, Math.min(most, wanted));
    }
}
