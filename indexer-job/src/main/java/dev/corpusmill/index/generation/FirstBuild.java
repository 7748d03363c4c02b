package dev.corpusmill.index.generation;

import dev.corpusmill.api.model.DocumentStatus;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.Generation.State;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends the first build of an index: it is made ready and promoted, unless it holds nothing. */
public final class FirstBuild {
    private FirstBuild() {}

    /** Promotes the generation if none is live and some document of it is indexed; says whether one is live now. */
    public static boolean finish(IndexStore store, Generation built, Clock clock) {
        if (store.live().isPresent()) {
            return true;
        }
        if (!anyIndexed(store, built)) {
            return false;
        }

        try (GenerationWriter writer = store.openWriter(built.name())) {
            writer.optimize();
            writer.commit();
        }

        store.putManifest(built.with(State.READY));
        new Promotions(store, clock).promote(built.name());
        return true;
    }

    private static boolean anyIndexed(IndexStore store, Generation built) {
        AtomicBoolean found = new AtomicBoolean();
        try (GenerationReader reader = store.openReader(built.name())) {
            reader.scanCatalogue("", "", row -> {
                if (row.status() == DocumentStatus.INDEXED) {
                    found.set(true);
                }
            });
        }
        return found.get();
    }
}
