package dev.corpusmill.index.run;

import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.job.IndexerAssembly;
import dev.corpusmill.index.listing.Listing;
import dev.corpusmill.index.listing.RecordSources;
import dev.corpusmill.index.listing.SourceLister;
import java.util.Optional;

/**
 * What the sources list, and what had been written to the live generation before: whatever another run writes to it after
 * that revision may be newer than the listing.
 *
 * @param revision of the live generation; empty where there is none
 */
record SourceSnapshot(String revision, Listing listing) implements AutoCloseable {
    /** Reads the revision, then lists the sources. */
    static SourceSnapshot now(CorpusmillConfig config, IndexStore store, Optional<String> live) {
        String revision = live.map(name -> revision(store, name)).orElse("");
        return new SourceSnapshot(
                revision,
                SourceLister.list(config.sources(), IndexerAssembly.files(), RecordSources.of(config, false)));
    }

    /** Whether nothing was written to the generation since. */
    boolean current(IndexStore store, Optional<String> live) {
        return live.map(name -> revision(store, name).equals(revision)).orElse(true);
    }

    private static String revision(IndexStore store, String generation) {
        try (GenerationReader reader = store.openReader(generation)) {
            return reader.revision();
        }
    }

    @Override
    public void close() {
        listing.close();
    }
}
