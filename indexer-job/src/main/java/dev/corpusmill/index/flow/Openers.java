package dev.corpusmill.index.flow;

import dev.corpusmill.embed.Embedder;
import dev.corpusmill.store.ControlRecord.Claim;
import dev.corpusmill.store.ControlRecord.Lease;
import dev.corpusmill.store.ControlRecord.Role;
import dev.corpusmill.store.IndexStore;
import java.io.Serializable;

/** How operators get at what cannot travel with the job graph. */
public final class Openers {
    private Openers() {}

    /** Opens the store where an operator runs. */
    @FunctionalInterface
    public interface StoreOpener extends Serializable {
        IndexStore open();

        /** The same, for what a run writes under its lease. */
        default StoreOpener under(Role role, Lease lease) {
            StoreOpener opener = this;
            Claim claim = new Claim(role, lease.runToken());
            return () -> {
                IndexStore store = opener.open();
                store.writeUnder(claim);
                return store;
            };
        }
    }

    /** Opens the embedder where an operator runs; subtasks of a process may be given the same one. */
    @FunctionalInterface
    public interface EmbedderOpener extends Serializable {
        Embedder open();
    }
}
