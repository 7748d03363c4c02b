package dev.corpusmill.index.generation;

import dev.corpusmill.api.store.ControlRecord.Promotion;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.Generation.State;
import dev.corpusmill.api.store.IndexStore;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Promotes generations, and knows since when one is live or retired. Only the store says which one is live. */
public final class Promotions {
    private final IndexStore store;
    private final Clock clock;

    public Promotions(IndexStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Makes a generation the live one, and notes when. */
    public void promote(String generation) {
        store.promote(generation);
        store.control().notePromotion(new Promotion(generation, clock.millis()));
    }

    /** Notes a promotion whose run was killed before it could: grace then counts from now, which is never too short. */
    public void heal() {
        Optional<String> live = store.live();
        List<Promotion> noted = store.control().promotions();
        boolean known = !noted.isEmpty()
                && live.equals(Optional.of(noted.get(noted.size() - 1).generation()));
        if (live.isPresent() && !known) {
            store.control().notePromotion(new Promotion(live.get(), clock.millis()));
        }
    }

    /** Whether a generation has ever been live. */
    public boolean everLive(String generation) {
        return store.live().equals(Optional.of(generation))
                || store.control().promotions().stream()
                        .anyMatch(promotion -> promotion.generation().equals(generation));
    }

    /** When a generation became live for the last time; empty where that is not known. */
    public OptionalLong liveSinceMillis(String generation) {
        return store.control().promotions().stream()
                .filter(promotion -> promotion.generation().equals(generation))
                .mapToLong(Promotion::millis)
                .max();
    }

    /** When another generation took the place of this one; empty where it is live, never was, or that is not known. */
    public OptionalLong retiredSinceMillis(String generation) {
        if (store.live().equals(Optional.of(generation))) {
            return OptionalLong.empty();
        }

        OptionalLong since = OptionalLong.empty();
        boolean live = false;

        for (Promotion promotion : store.control().promotions()) {
            boolean same = promotion.generation().equals(generation);
            if (live && !same) {
                since = OptionalLong.of(promotion.millis());
            }
            live = same;
        }

        return since;
    }

    /** Generations that were live and are not, the last retired first. */
    public List<Generation> retired() {
        Optional<String> live = store.live();
        return store.generations().stream()
                .filter(generation -> generation.state() == State.READY
                        && !live.equals(Optional.of(generation.name()))
                        && everLive(generation.name()))
                .sorted(Comparator.comparingLong((Generation generation) ->
                                retiredSinceMillis(generation.name()).orElse(0))
                        .reversed())
                .toList();
    }
}
