package dev.corpusmill.store;

import java.util.Optional;

/** The control record of an index: it orders runs and keeps two writers, or two builders, apart. */
public interface ControlRecord {
    /** The two things that one run at a time may do. */
    enum Role {
        /** Writes to the live generation: sync, apply, watch, replay, repair. */
        WRITER,
        /** Builds and drops generations: rebuild, drop. */
        BUILDER
    }

    /** Takes the lease, or says nothing where another run holds it. */
    Optional<Lease> acquire(Role role);

    /** Draws a run token, larger than all before it. */
    long nextRunToken();

    /** The right to write; closing it gives it back. */
    interface Lease extends AutoCloseable {
        /** The token that was drawn when the lease was taken. */
        long runToken();

        /** Whether this run may still write. */
        boolean held();

        @Override
        void close();
    }
}
