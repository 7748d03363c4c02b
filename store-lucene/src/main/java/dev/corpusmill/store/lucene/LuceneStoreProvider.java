package dev.corpusmill.store.lucene;

import dev.corpusmill.api.NoSettings;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.StoreContext;
import dev.corpusmill.api.store.StoreProvider;

/** Brings the store {@code lucene}. */
public final class LuceneStoreProvider implements StoreProvider<NoSettings> {
    @Override
    public String name() {
        return "lucene";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public boolean singleWriter(NoSettings settings) {
        return true;
    }

    @Override
    public IndexStore open(NoSettings settings, StoreContext context) {
        LuceneSettings defaults = LuceneSettings.defaults();
        return new LuceneStore(
                context.folder(),
                new LuceneSettings(
                        context.k1(), context.b(), defaults.ramBufferMegabytes(), defaults.maxSegmentMegabytes()));
    }
}
