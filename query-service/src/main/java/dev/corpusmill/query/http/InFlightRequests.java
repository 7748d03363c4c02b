package dev.corpusmill.query.http;

import dev.corpusmill.query.limit.Permit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Counts the requests in flight; once the service stops, it lets none in. */
final class InFlightRequests {
    private int count; // guarded by this, as is all below
    private boolean stopping;

    /** Lets a request in until its permit is closed; empty if the service stops. */
    synchronized Optional<Permit> enter() {
        if (stopping) {
            return Optional.empty();
        }
        count++;
        return Optional.of(new Permit(this::leave));
    }

    private synchronized void leave() {
        count--;
        notifyAll();
    }

    synchronized boolean stopping() {
        return stopping;
    }

    /** Lets no request in from now on. */
    synchronized void stop() {
        stopping = true;
    }

    /** Waits until no request is in flight, but no longer than this. */
    synchronized void awaitNone(Duration timeout) {
        long endNanos = System.nanoTime() + timeout.toNanos();
        try {
            for (long left = timeout.toNanos(); count > 0 && left > 0; left = endNanos - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
