package dev.corpusmill.query.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many requests are under way; once the service stops, no more come in. */
final class InFlightRequests {
    private int count; // guarded by this, as is all below
    private boolean stopping;

    /** Lets a request in; false where the service stops. */
    synchronized boolean enter() {
        if (!stopping) {
            count++;
        }
        return !stopping;
    }

    synchronized void leave() {
        count--;
        notifyAll();
    }

    synchronized boolean stopping() {
        return stopping;
    }

    /** Lets nobody in any more. */
    synchronized void stop() {
        stopping = true;
    }

    /** Waits until all have left, but no longer than this. */
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
