package dev.corpusmill.store.memory;

import dev.corpusmill.api.store.Generation;

/** A generation in memory: its manifest and the rows of its last commit. Commits replace the rows, never change them. */
final class MemoryGeneration {
    /** The rows of one commit; a reader holds on to them. */
    record Commit(long number, Generation manifest, MemoryRows rows) {}

    private Commit last;
    private boolean writerOpen;

    MemoryGeneration(Generation manifest) {
        last = new Commit(0, manifest, new MemoryRows(manifest.groups()));
    }

    synchronized Commit last() {
        return last;
    }

    synchronized void put(Generation manifest) {
        last = new Commit(last.number(), manifest, last.rows());
    }

    synchronized void commit(MemoryRows rows) {
        last = new Commit(last.number() + 1, last.manifest(), rows);
    }

    /** Whether this call made the caller the one writer. */
    synchronized boolean openWriter() {
        boolean opened = !writerOpen;
        writerOpen = true;
        return opened;
    }

    synchronized void closeWriter() {
        writerOpen = false;
    }

    synchronized boolean writerOpen() {
        return writerOpen;
    }
}
