package dev.corpusmill.query;

import dev.corpusmill.assembly.EmbedderAssembly;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.embed.Embedder;
import dev.corpusmill.store.IndexStore;

/** The configured service with the store and the model that it runs on; closed in the opposite order. */
final class ConfiguredService implements AutoCloseable {
    private final IndexStore store;
    private final Embedder embedder;
    private final QueryAssembly service;

    ConfiguredService(CorpusmillConfig config) {
        this.embedder = EmbedderAssembly.open(config.embedding(), config.index().language());
        this.store = StoreAssembly.open(config);
        this.service = new QueryAssembly(config, store, embedder);
    }

    QueryAssembly service() {
        return service;
    }

    @Override
    public void close() {
        service.close();
        store.close();
        embedder.close();
    }
}
