package dev.corpusmill.store.milvus;

import java.time.Duration;
import java.util.Map;

/**
 * How a Milvus store is reached and laid out.
 *
 * @param uri like {@code http://host:19530}; https asks for TLS
 * @param token {@code user:password} or an API key; empty without authentication
 * @param database empty for the server's default
 * @param consistency of searches; scans, counts and look-ups by id always see the last write
 * @param requests writes that may be in flight at once in one writer
 * @param lease how long a run that shows no life keeps others out
 * @param ownWords whether our analyzers cut the words of BM25, else the server's do
 * @param index of vectors, for groups that are not in {@code groupIndexes}
 */
public record MilvusSettings(
        String uri,
        String token,
        String database,
        Tls tls,
        Consistency consistency,
        Duration connectTimeout,
        Duration timeout,
        int requests,
        Duration lease,
        boolean ownWords,
        Bm25 bm25,
        VectorIndex index,
        Map<String, VectorIndex> groupIndexes) {
    public MilvusSettings {
        groupIndexes = Map.copyOf(groupIndexes);
    }

    /** How fresh the rows are that a search sees. */
    public enum Consistency {
        STRONG,
        BOUNDED,
        EVENTUALLY
    }

    /** Files in PEM; empty where not needed. {@code serverName} is what the server's certificate is made out to. */
    public record Tls(String authority, String certificate, String key, String serverName) {
        public static final Tls NONE = new Tls("", "", "", "");
    }

    /** Parameters of BM25; fixed when a generation is created. */
    public record Bm25(double k1, double b) {}

    /**
     * An index of vectors.
     *
     * @param type like {@code HNSW}
     * @param metric {@code COSINE}, {@code IP} or {@code L2}
     * @param build parameters of its construction, like {@code M}
     * @param search parameters of its searches, like {@code ef}
     */
    public record VectorIndex(String type, String metric, Map<String, String> build, Map<String, String> search) {
        public VectorIndex {
            build = Map.copyOf(build);
            search = Map.copyOf(search);
        }
    }

    VectorIndex indexOf(String group) {
        return groupIndexes.getOrDefault(group, index);
    }

    /** The same server with another lease, for tests that do not want to wait. */
    public MilvusSettings withLease(Duration newLease) {
        return new MilvusSettings(
                uri,
                token,
                database,
                tls,
                consistency,
                connectTimeout,
                timeout,
                requests,
                newLease,
                ownWords,
                bm25,
                index,
                groupIndexes);
    }
}
