package dev.corpusmill.store.milvus;

import java.util.Map;

/** Analyzers of the server. */
final class MilvusAnalyzers {
    private MilvusAnalyzers() {}

    /**
     * What the BM25 field of a language is cut with: our own words only need to be split at spaces, which {@code standard}
     * does; plain text gets {@code standard}, or {@code jieba} where there is Chinese. These two are on every server.
     */
    static Map<String, Object> parameters(boolean ownWords, String language) {
        return ownWords || language.equals("en") ? Map.of("type", "standard") : Map.of("tokenizer", "jieba");
    }
}
