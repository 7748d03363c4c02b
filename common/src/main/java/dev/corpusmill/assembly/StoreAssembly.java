package dev.corpusmill.assembly;

import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.StoreContext;
import dev.corpusmill.api.store.StoreProvider;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.config.StoreConfig;
import dev.corpusmill.plugin.Providers;
import java.nio.file.Path;

/** Opens the store that the configuration names. */
public final class StoreAssembly {
    private StoreAssembly() {}

    /** The store of the configured index; nothing is read or written before the first call. */
    public static IndexStore open(CorpusmillConfig config) {
        return open(provider(config), config);
    }

    private static <C extends Record> IndexStore open(StoreProvider<C> provider, CorpusmillConfig config) {
        StoreConfig store = config.store();
        StoreContext context = new StoreContext(
                config.index().name(),
                Path.of(store.path()).resolve(config.index().name()),
                config.search().k1(),
                config.search().b());
        return PartOpening.open(provider, () -> provider.open(store.settings().of(provider), context));
    }

    /** Whether only one writer at a time can have a generation of this store open. */
    public static boolean singleWriter(CorpusmillConfig config) {
        return singleWriter(provider(config), config);
    }

    private static <C extends Record> boolean singleWriter(StoreProvider<C> provider, CorpusmillConfig config) {
        return provider.singleWriter(config.store().settings().of(provider));
    }

    private static StoreProvider<?> provider(CorpusmillConfig config) {
        return Providers.of(config.plugins().path()).store(config.store().kind());
    }
}
