package dev.corpusmill.assembly;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.store.IndexStore;
import dev.corpusmill.store.lucene.LuceneSettings;
import dev.corpusmill.store.lucene.LuceneStore;
import java.nio.file.Path;

/** Chooses the store that the configuration names. */
public final class StoreAssembly {
    private StoreAssembly() {}

    /** The store of the configured index; nothing is read or written before the first call. */
    public static IndexStore open(CorpusmillConfig config) {
        String kind = config.store().kind();
        if (!kind.equals("lucene")) {
            throw new IllegalArgumentException("no such store: store.kind=" + kind);
        }
        LuceneSettings defaults = LuceneSettings.defaults();
        LuceneSettings settings =
                new LuceneSettings(config.search().k1(), config.search().b(), defaults.ramBufferMegabytes());
        return new LuceneStore(
                Path.of(config.store().path()).resolve(config.index().name()), settings);
    }
}
