package dev.corpusmill.search;

import dev.corpusmill.api.store.GenerationReader;

/**
 * A view of one commit of one generation that several users share: each holder keeps it open, the last to close
 * it closes the reader.
 *
 * <p>Made with one holder, its maker. Each successful {@link #retain} asks for one {@link #close}.
 */
public final class IndexView implements AutoCloseable {
    private final GenerationReader reader;
    private int holders = 1;

    public IndexView(GenerationReader reader) {
        this.reader = reader;
    }

    public GenerationReader reader() {
        return reader;
    }

    /** Adds a holder; false where the last one has gone already. */
    public synchronized boolean retain() {
        if (holders == 0) {
            return false;
        }
        holders++;
        return true;
    }

    /** Gives back one hold. */
    @Override
    public void close() {
        synchronized (this) {
            if (holders == 0) {
                throw new IllegalStateException("view closed more often than it was held: generation="
                        + reader.manifest().name());
            }
            holders--;
            if (holders > 0) {
                return;
            }
        }
        reader.close();
    }
}
