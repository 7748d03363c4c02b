package dev.corpusmill.api.store;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The control record of an index: it orders runs and keeps two writers, or two builders, apart. */
public interface ControlRecord {
    /** The two things that one run at a time may do. */
    enum Role {
        /** Writes to the live generation: sync, apply, watch, replay, repair. */
        WRITER,
        /** Builds and drops generations: rebuild, drop. */
        BUILDER
    }

    /** A lease that a run took, by its token, as the processes that write for the run know it. */
    record Claim(Role role, long runToken) implements Serializable {}

    /** Takes the lease, or says nothing where another run holds it. */
    Optional<Lease> acquire(Role role);

    /**
     * The token of the run that holds the lease, as far as is known at once; empty where none does. A run that died may
     * still be named: on Milvus until another one takes the lease.
     */
    OptionalLong holder(Role role);

    /** Draws a run token, larger than all before it. */
    long nextRunToken();

    /** Notes that a generation was made the live one. For grace periods only: the pointer alone says what is live. */
    void notePromotion(Promotion promotion);

    /** The last {@link #MAX_PROMOTIONS} notes, oldest first. */
    List<Promotion> promotions();

    /** Most promotions that are remembered. */
    int MAX_PROMOTIONS = 100;

    /** A generation was made the live one, at this time in milliseconds since 1970. */
    record Promotion(String generation, long millis) {}

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
