package dev.corpusmill.api.store;

/**
 * The view of a generation for long work: that of the last commit before the last refresh. What
 * {@link #get} gave is closed by a refresh, so nobody may be reading then.
 */
public final class CommittedView implements AutoCloseable {
    private final IndexStore store;
    private final String generation;
    private GenerationReader reader;

    public CommittedView(IndexStore store, String generation) {
        this.store = store;
        this.generation = generation;
        this.reader = store.openReader(generation);
    }

    public GenerationReader get() {
        return reader;
    }

    /** Goes on to the last commit. */
    public void refresh() {
        if (!reader.current()) {
            GenerationReader next = store.openReader(generation);
            reader.close();
            reader = next;
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
