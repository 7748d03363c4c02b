package dev.corpusmill.store.milvus;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.ControlRecord.Claim;
import dev.corpusmill.api.store.StoreException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Keeps a run that lost its lease from writing. It is asked before each request that changes something, and asks the server
 * when it has not done so for a part of the lease; a run that takes over waits as long before it writes. So a run that stood
 * still lands at most the requests that were on the wire.
 */
final class MilvusFence {
    private static final int CHECKS_PER_LEASE = 4;

    /** Of a handle that was given no lease. */
    static final MilvusFence OPEN = new MilvusFence("", () -> true, Duration.ofDays(1), System::nanoTime);

    private final String claim;
    private final BooleanSupplier held;
    private final long validNanos;
    private final LongSupplier nanoTime;
    private volatile long confirmed;
    private volatile boolean asked;
    private volatile boolean lost;

    /** {@code held} asks the server, {@code nanoTime} goes on while the process stands still. */
    MilvusFence(String claim, BooleanSupplier held, Duration lease, LongSupplier nanoTime) {
        this.claim = claim;
        this.held = held;
        this.validNanos = validity(lease).toNanos();
        this.nanoTime = nanoTime;
    }

    static MilvusFence of(MilvusControl control, Claim claim, Duration lease) {
        String facts = "lease=" + claim.role() + " run=" + claim.runToken();
        return new MilvusFence(facts, () -> control.holds(claim), lease, System::nanoTime);
    }

    /** How long after a lease was lost a request may still begin. */
    static Duration validity(Duration lease) {
        return lease.dividedBy(CHECKS_PER_LEASE);
    }

    /** Fails where another run has the lease; what the server said is good for a while. */
    void check() {
        long now = nanoTime.getAsLong();
        if (!lost && (!asked || now - confirmed >= validNanos)) {
            if (!held.getAsBoolean()) {
                lost = true; // for good, whatever another thread saw
            }
            confirmed = now; // before the answer: it may have been on its way for long
            asked = true;
        }
        if (lost) {
            throw new StoreException(
                    FailureKind.FATAL, "the lease was lost, another run may be writing: " + claim + " (run again)");
        }
    }
}
