package dev.corpusmill.testkit.store;

import dev.corpusmill.api.store.IndexStore;
import dev.corpusmill.store.memory.MemoryStore;

final class MemoryStoreTest extends StoreContract {
    private final MemoryStore store = new MemoryStore();

    @Override
    protected IndexStore open() {
        return store.sameIndex();
    }
}
