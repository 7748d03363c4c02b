package dev.corpusmill.rerank;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * After some failures in a row nothing is asked for a while, then by one request first; after its failure for twice as long: a
 * server that is silent would cost each search its whole time. For several threads.
 */
final class FailurePause {
    private static final int MOST_FAILURES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 4; // 80 s

    private final LongSupplier nanoTime;
    private int failures; // guarded by this, as is all below
    private long untilNanos;

    FailurePause(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether to ask now. Where a pause has just ended, one caller may, and the others wait for what becomes of it. */
    synchronized boolean allows() {
        if (failures < MOST_FAILURES) {
            return true;
        }
        if (nanoTime.getAsLong() - untilNanos < 0) {
            return false;
        }
        pause();
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        pause();
    }

    private void pause() {
        int doublings = Math.max(0, Math.min(MOST_DOUBLINGS, failures - MOST_FAILURES));
        untilNanos = nanoTime.getAsLong() + (FIRST_PAUSE.toNanos() << doublings);
    }
}
