package dev.corpusmill.index.flow;

import dev.corpusmill.embed.Embedder;
import dev.corpusmill.store.IndexStore;
import java.io.Serializable;

/** How operators get at what cannot travel with the job graph. */
public final class Openers {
    private Openers() {}

    /** Opens the store where an operator runs. */
    @FunctionalInterface
    public interface StoreOpener extends Serializable {
        IndexStore open();
    }

    /** Opens the embedder where an operator runs; subtasks of a process may be given the same one. */
    @FunctionalInterface
    public interface EmbedderOpener extends Serializable {
        Embedder open();
    }
}
