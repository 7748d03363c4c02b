package dev.corpusmill.config;

import java.util.List;
import java.util.Map;

/** What became of keys of earlier versions: the message about an old key names the new one. */
final class OldKeys {
    /** Old paths and what to write instead; {@code docs/upgrade.md} has the same table. */
    static final Map<String, String> MOVED = Map.ofEntries(
            Map.entry("store.uri", "store.milvus.uri"),
            Map.entry("store.token", "store.milvus.token"),
            Map.entry("store.token-file", "store.milvus.token-file"),
            Map.entry("store.database", "store.milvus.database"),
            Map.entry("store.tls", "store.milvus.tls"),
            Map.entry("store.consistency", "store.milvus.consistency"),
            Map.entry("store.connect-timeout", "store.milvus.connect-timeout"),
            Map.entry("store.timeout", "store.milvus.timeout"),
            Map.entry("store.requests", "store.milvus.requests"),
            Map.entry("store.lease", "store.milvus.lease"),
            Map.entry("store.analyser", "store.milvus.analyzer"),
            Map.entry("store.analyzer", "store.milvus.analyzer"),
            Map.entry("store.index", "store.milvus.index"),
            Map.entry("store.group-index", "store.milvus.group-index"),
            Map.entry("embedding.url", "embedding.openai.url"),
            Map.entry("embedding.api-key", "embedding.openai.api-key"),
            Map.entry("embedding.dimension", "embedding.openai.dimension"),
            Map.entry("embedding.max-tokens", "embedding.openai.max-tokens"),
            Map.entry("search.dense-weight", "search.routes.dense.weight and search.routes.bm25.weight"),
            Map.entry("telemetry.exchanges", "telemetry.query-log"));

    private OldKeys() {}

    /** The rest of the message about an unknown key. */
    static String advice(String path, String key, List<String> known) {
        String moved = MOVED.get(Problems.join(path, key));
        return moved == null ? EditDistance.suggestion(key, known) : "it is now " + moved + " (docs/upgrade.md)";
    }
}
