package dev.corpusmill.api.model;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment on a monotonic clock after which a call is worth nothing. Travels with every remote call. */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long atNanos;

    private Deadline(LongSupplier nanoTime, long atNanos) {
        this.nanoTime = nanoTime;
        this.atNanos = atNanos;
    }

    /** A deadline that lies {@code timeout} after now on the machine's monotonic clock. */
    public static Deadline after(Duration timeout) {
        return after(timeout, System::nanoTime);
    }

    /** A deadline on an injected monotonic clock, in nanoseconds. */
    public static Deadline after(Duration timeout, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + timeout.toNanos());
    }

    /** What is left, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - nanoTime.getAsLong()));
    }

    public boolean expired() {
        return atNanos - nanoTime.getAsLong() <= 0;
    }

    /** The earlier of this deadline and one that lies {@code timeout} after now. */
    public Deadline within(Duration timeout) {
        Deadline other = after(timeout, nanoTime);
        return other.atNanos - atNanos < 0 ? other : this;
    }

    @Override
    public String toString() {
        return remaining().toMillis() + "ms";
    }
}
