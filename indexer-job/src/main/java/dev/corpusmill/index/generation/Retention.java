package dev.corpusmill.index.generation;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.config.GenerationsConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Drops retired generations that are no longer needed. To be called under the builder's lease. */
public final class Retention {
    private final IndexStore store;
    private final GenerationsConfig config;
    private final Promotions promotions;
    private final Clock clock;

    public Retention(IndexStore store, GenerationsConfig config, Promotions promotions, Clock clock) {
        this.store = store;
        this.config = config;
        this.promotions = promotions;
        this.clock = clock;
    }

    /** Drops what is neither among the last to be kept nor within its grace; returns the names of what is gone. */
    public List<String> apply() {
        List<String> dropped = new ArrayList<>();
        List<Generation> retired = promotions.retired();
        for (int i = 0; i < retired.size(); i++) {
            String name = retired.get(i).name();
            long since = promotions.retiredSinceMillis(name).orElse(0);
            if (clock.millis() - since < config.grace().toMillis()) {
                continue; // some request may still read it
            }
            if (i >= config.keep()) {
                if (drop(name)) {
                    dropped.add(name);
                }
            } else if (i >= config.keepLoaded()) {
                store.unload(name);
            }
        }
        return dropped;
    }

    /** A run that began before the promotion may still write to it; it will notice, and the next rebuild drops it. */
    private boolean drop(String name) {
        try {
            store.drop(name);
            return true;
        } catch (StoreException busy) {
            if (busy.kind() != FailureKind.OVERLOADED) {
                throw busy;
            }
            return false;
        }
    }
}
