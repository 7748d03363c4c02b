package dev.corpusmill.api.store;

import dev.corpusmill.api.Provider;

/** Brings a kind of store: {@code store.kind} is its name, {@code store.NAME} its settings. */
public interface StoreProvider<C extends Record> extends Provider<C> {
    /** The store of an index; nothing is read or written before its first call. */
    IndexStore open(C settings, StoreContext context);

    /** Whether only one writer at a time can have a generation open, like an index on the disk of one machine. */
    boolean singleWriter(C settings);
}
