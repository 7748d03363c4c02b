package dev.corpusmill.store.memory;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.api.store.StoreException;
import java.util.List;
import java.util.Optional;

/** The executable specification of a store: exact, simple, in memory, gone with the process. */
public final class MemoryStore implements IndexStore {
    private final MemoryIndex index;
    private volatile boolean closed;

    /** An empty index of its own. */
    public MemoryStore() {
        this(new MemoryIndex());
    }

    private MemoryStore(MemoryIndex index) {
        this.index = index;
    }

    /** Another handle of the same index, as another process would have it. */
    public MemoryStore sameIndex() {
        return new MemoryStore(index);
    }

    @Override
    public void check(Deadline deadline) {
        index();
    }

    @Override
    public List<Generation> generations() {
        return index().manifests();
    }

    @Override
    public Optional<String> live() {
        return index().live();
    }

    @Override
    public void create(Generation manifest) {
        index().create(manifest);
    }

    @Override
    public GenerationWriter openWriter(String generation) {
        MemoryGeneration target = index().generation(generation);
        if (!target.openWriter()) {
            throw new StoreException(FailureKind.OVERLOADED, "generation has a writer: generation=" + generation);
        }
        return new MemoryWriter(target);
    }

    @Override
    public GenerationReader openReader(String generation) {
        return new MemoryReader(index().generation(generation));
    }

    @Override
    public void putManifest(Generation manifest) {
        index().put(manifest);
    }

    @Override
    public void promote(String generation) {
        index().promote(generation);
    }

    @Override
    public void drop(String generation) {
        index().drop(generation);
    }

    @Override
    public ControlRecord control() {
        return index().control();
    }

    @Override
    public void close() {
        closed = true;
    }

    private MemoryIndex index() {
        if (closed) {
            throw new StoreException(FailureKind.FATAL, "store is closed");
        }
        return index;
    }
}
