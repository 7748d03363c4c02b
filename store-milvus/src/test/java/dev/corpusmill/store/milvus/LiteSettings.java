package dev.corpusmill.store.milvus;

import dev.corpusmill.store.milvus.MilvusSettings.Bm25;
import dev.corpusmill.store.milvus.MilvusSettings.Consistency;
import dev.corpusmill.store.milvus.MilvusSettings.Tls;
import dev.corpusmill.store.milvus.MilvusSettings.VectorIndex;
import java.time.Duration;
import java.util.Map;

/** Settings that suit tests: an exact index, a lease that does not keep anybody waiting. */
final class LiteSettings {
    private LiteSettings() {}

    static MilvusSettings of(String uri) {
        return of(uri, new VectorIndex("FLAT", "COSINE", Map.of(), Map.of()));
    }

    static MilvusSettings of(String uri, VectorIndex index) {
        return new MilvusSettings(
                uri,
                "",
                "",
                Tls.NONE,
                Consistency.STRONG,
                Duration.ofSeconds(3),
                Duration.ofSeconds(120),
                4,
                Duration.ofSeconds(2),
                true,
                new Bm25(1.2, 0.75),
                index,
                Map.of());
    }
}
