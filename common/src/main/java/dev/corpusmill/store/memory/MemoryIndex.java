package dev.corpusmill.store.memory;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationNames;
import dev.corpusmill.api.store.RowRules;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.text.SearchWords;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What all handles of one index in memory share. */
final class MemoryIndex {
    private final NavigableMap<String, MemoryGeneration> generations = new TreeMap<>(GenerationNames.OLDEST_FIRST);
    private final MemoryControl control = new MemoryControl();
    private @Nullable String live;

    synchronized List<Generation> manifests() {
        return generations.values().stream()
                .map(generation -> generation.last().manifest())
                .toList();
    }

    synchronized Optional<String> live() {
        return Optional.ofNullable(live);
    }

    synchronized void create(Generation manifest) {
        RowRules.creatable(manifest, Integer.MAX_VALUE, SearchWords.languages());
        if (generations.putIfAbsent(manifest.name(), new MemoryGeneration(manifest)) != null) {
            throw new StoreException(FailureKind.REJECTED, "generation exists: generation=" + manifest.name());
        }
    }

    synchronized MemoryGeneration generation(String name) {
        MemoryGeneration generation = generations.get(GenerationNames.check(name));
        if (generation == null) {
            throw new StoreException(FailureKind.FATAL, "no such generation: generation=" + name);
        }
        return generation;
    }

    synchronized void put(Generation manifest) {
        MemoryGeneration generation = generation(manifest.name());
        new RowRules(generation.last().manifest()).successor(manifest);
        generation.put(manifest);
    }

    synchronized void promote(String name) {
        generation(name);
        live = name;
    }

    synchronized void drop(String name) {
        if (name.equals(live)) {
            throw new StoreException(FailureKind.REJECTED, "the live generation is not dropped: generation=" + name);
        }
        if (generation(name).writerOpen()) {
            throw new StoreException(FailureKind.OVERLOADED, "generation has a writer: generation=" + name);
        }
        generations.remove(name);
    }

    MemoryControl control() {
        return control;
    }
}
