package dev.corpusmill.index.generation;

import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.Generation.State;
import dev.corpusmill.api.store.IndexStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Builds of earlier runs that never became live. To be cleaned under the builder's lease: no other run builds then. */
final class AbandonedBuilds {
    private final IndexStore store;
    private final Promotions promotions;

    AbandonedBuilds(IndexStore store, Promotions promotions) {
        this.store = store;
        this.promotions = promotions;
    }

    /**
     * Drops all but the last refused build, which stays for inspection, and the last unfinished one that can be
     * continued, which is returned.
     */
    Optional<Generation> clean(Predicate<Generation> resumable) {
        List<Generation> unfinished = new ArrayList<>();
        List<Generation> refused = new ArrayList<>();
        for (Generation generation : store.generations()) {
            if (!promotions.everLive(generation.name())) {
                (generation.state() == State.REFUSED ? refused : unfinished).add(generation);
            }
        }

        refused.stream().limit(Math.max(0, refused.size() - 1)).forEach(this::drop);

        Optional<Generation> last = unfinished.stream().filter(resumable).reduce((older, newer) -> newer);
        unfinished.stream()
                .filter(generation -> !last.equals(Optional.of(generation)))
                .forEach(this::drop);

        return last;
    }

    private void drop(Generation generation) {
        store.drop(generation.name());
    }
}
