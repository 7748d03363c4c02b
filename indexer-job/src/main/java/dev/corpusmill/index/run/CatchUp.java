package dev.corpusmill.index.run;

import dev.corpusmill.api.store.ControlRecord.Lease;
import dev.corpusmill.api.store.ControlRecord.Role;
import dev.corpusmill.api.store.IndexStore;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Applies what another run wrote to the old generation between the last listing of the sources and the promotion.
 *
 * <p>That run commits first and then reads which generation is live; a rebuild promotes first and then reads the
 * revision. So at least one of the two sees the other: the run plans again for the new generation, or the rebuild does.
 */
final class CatchUp {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final IndexStore store;

    CatchUp(IndexStore store) {
        this.store = store;
    }

    /** Plans once more where that is needed; returns why it could not, or nothing. */
    String catchUp(BuildRounds rounds) {
        if (!rounds.overtaken()) {
            return "";
        }

        Optional<Lease> lease = acquire();
        if (lease.isEmpty()) { // that run continues, so it will check the live generation again
            return "";
        }

        try (Lease held = lease.get()) {
            return rounds.again(held.runToken())
                    .map(refusal -> "changes that came during the promotion were not applied: " + refusal)
                    .orElse("");
        }
    }

    /** A run that is about to end releases its lease soon; one that continues keeps it. */
    private Optional<Lease> acquire() {
        long start = System.nanoTime();
        Optional<Lease> lease = store.control().acquire(Role.WRITER);
        while (lease.isEmpty() && System.nanoTime() - start < PATIENCE_NANOS) { // on Milvus a try takes seconds
            LockSupport.parkNanos(PAUSE_NANOS);
            lease = store.control().acquire(Role.WRITER);
        }
        return lease;
    }
}
