package dev.corpusmill.api.embed;

import dev.corpusmill.api.Provider;
import java.util.List;
import java.util.Optional;

/** Brings an embedding engine: {@code embedding.engine} is its name, {@code embedding.NAME} its settings. */
public interface EmbedderProvider<C extends Record> extends Provider<C> {
    /**
     * An embedder of its own.
     *
     * @throws EmbedException FATAL where the model cannot be had
     */
    Embedder open(C settings, EmbedderContext context);

    /** What is wrong with these settings for this engine, beginning with the key below {@code embedding}; empty if nothing. */
    default Optional<String> problem(C settings, String model) {
        return Optional.empty();
    }

    /** Longest input of the model in tokens, special ones included, where that is known before it is opened; else 0. */
    default int maxTokens(C settings, String model) {
        return 0;
    }

    /** Whether the model computes in this process, so that its memory counts against that of the process. */
    default boolean computesHere() {
        return false;
    }

    /**
     * The languages (ISO 639 codes) that a model reads, for an index of this language; empty where that is not known. What
     * else the documents of a run are written in is said at its end.
     */
    default List<String> languages(String model, String indexLanguage) {
        return List.of();
    }
}
