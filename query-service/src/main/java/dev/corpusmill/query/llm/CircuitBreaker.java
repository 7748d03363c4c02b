package dev.corpusmill.query.llm;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Takes a server out after failures among its last ten answers. Out, it waits; then one request may try the server. That
 * ends well: the server is back. It fails: it waits longer. For several threads.
 */
final class CircuitBreaker {
    private static final int WINDOW = (1 << 10) - 1;
    private static final int LONGEST = 4; // times the first wait

    private final int failures;
    private final long openNanos;
    private final LongSupplier nanoTime;
    private final DoubleSupplier random;
    private State state = State.CLOSED; // guarded by this, as is all below
    private int outcomes; // a bit each, the last one lowest; 1 is a failure
    private long waitNanos;
    private long untilNanos;

    private enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /**
     * A closed breaker.
     *
     * @param failures among the last ten answers that open it
     * @param open how long it stays open at first
     * @param random in [0, 1): servers that failed together are not tried together
     */
    CircuitBreaker(int failures, Duration open, LongSupplier nanoTime, DoubleSupplier random) {
        this.failures = failures;
        this.openNanos = open.toNanos();
        this.nanoTime = nanoTime;
        this.random = random;
    }

    synchronized boolean closed() {
        return state == State.CLOSED;
    }

    /** Whether this request is the one that may try the server now. Its end must be reported. */
    synchronized boolean beginTrial() {
        boolean due = state == State.OPEN && nanoTime.getAsLong() - untilNanos >= 0;
        if (due) {
            state = State.HALF_OPEN;
        }
        return due;
    }

    /** The server seems to be back: the next request may try it at once. */
    synchronized void expectRecovery() {
        if (state == State.OPEN) {
            untilNanos = nanoTime.getAsLong();
        }
    }

    synchronized void succeeded(boolean trial) {
        outcomes = (outcomes << 1) & WINDOW;
        if (trial) {
            state = State.CLOSED;
            outcomes = 0;
        }
    }

    synchronized void failed(boolean trial) {
        outcomes = ((outcomes << 1) | 1) & WINDOW;
        if (trial) {
            open(Math.min(2 * waitNanos, LONGEST * openNanos));
        } else if (state == State.CLOSED && Integer.bitCount(outcomes) >= failures) {
            open(openNanos);
        }
    }

    /** A request ended without saying anything about the server: its client left. */
    synchronized void abandoned(boolean trial) {
        if (trial && state == State.HALF_OPEN) {
            state = State.OPEN;
        }
    }

    private void open(long nanos) {
        state = State.OPEN;
        waitNanos = nanos;
        untilNanos = nanoTime.getAsLong() + (long) (nanos * (0.9 + 0.2 * random.getAsDouble()));
    }

    @Override
    public synchronized String toString() {
        return state.name();
    }
}
