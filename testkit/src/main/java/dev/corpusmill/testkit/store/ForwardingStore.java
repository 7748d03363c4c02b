package dev.corpusmill.testkit.store;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.store.ControlRecord;
import dev.corpusmill.api.store.Generation;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.GenerationWriter;
import dev.corpusmill.api.store.IndexStore;
import java.util.List;
import java.util.Optional;

/** A store that passes everything on; tests override what they want to see or spoil. */
public class ForwardingStore implements IndexStore {
    private final IndexStore store;

    public ForwardingStore(IndexStore store) {
        this.store = store;
    }

    @Override
    public void check(Deadline deadline) {
        store.check(deadline);
    }

    @Override
    public List<Generation> generations() {
        return store.generations();
    }

    @Override
    public Optional<String> live() {
        return store.live();
    }

    @Override
    public void create(Generation manifest) {
        store.create(manifest);
    }

    @Override
    public GenerationWriter openWriter(String generation) {
        return store.openWriter(generation);
    }

    @Override
    public void writeUnder(ControlRecord.Claim claim) {
        store.writeUnder(claim);
    }

    @Override
    public GenerationReader openReader(String generation) {
        return store.openReader(generation);
    }

    @Override
    public void putManifest(Generation manifest) {
        store.putManifest(manifest);
    }

    @Override
    public void promote(String generation) {
        store.promote(generation);
    }

    @Override
    public void drop(String generation) {
        store.drop(generation);
    }

    @Override
    public Optional<DiskSpace> diskSpace(String generation) {
        return store.diskSpace(generation);
    }

    @Override
    public void unload(String generation) {
        store.unload(generation);
    }

    @Override
    public ControlRecord control() {
        return store.control();
    }

    @Override
    public void close() {
        store.close();
    }
}
