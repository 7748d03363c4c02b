package dev.corpusmill.query.assembly;

import dev.corpusmill.api.embed.Embedder;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.assembly.EmbedderAssembly;
import dev.corpusmill.assembly.StoreAssembly;
import dev.corpusmill.config.CorpusmillConfig;

/** The configured service with the store and the model that it runs on; closed in the opposite order. */
public final class ConfiguredService implements AutoCloseable {
    private final IndexStore store;
    private final Embedder embedder;
    private final QueryAssembly service;

    public ConfiguredService(CorpusmillConfig config) {
        this.embedder = EmbedderAssembly.open(config);
        this.store = StoreAssembly.open(config);
        this.service = new QueryAssembly(config, store, embedder);
    }

    public QueryAssembly service() {
        return service;
    }

    @Override
    public void close() {
        service.close();
        store.close();
        embedder.close();
    }
}
