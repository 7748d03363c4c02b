package dev.corpusmill.call;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.Deadline;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Repeats calls that failed as OVERLOADED or TRANSIENT, a bounded number of times, within the deadline. Before each
 * repetition it waits a random part of a time that doubles, so that many callers do not return together.
 */
public final class Retrying {
    private final int maxAttempts;
    private final Duration firstDelay;
    private final Duration maxDelay;
    private final Waits waits;

    /**
     * Where waiting gets its chance and its time.
     *
     * @param random between 0 and 1
     */
    public record Waits(DoubleSupplier random, Sleeper sleeper) {
        /** Real time. */
        public static final Waits REAL =
                new Waits(() -> ThreadLocalRandom.current().nextDouble(), time -> Thread.sleep(time.toMillis()));
    }

    /** Lets a thread pass time. */
    public interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    public Retrying(int maxAttempts, Duration firstDelay, Duration maxDelay, Waits waits) {
        this.maxAttempts = maxAttempts;
        this.firstDelay = firstDelay;
        this.maxDelay = maxDelay;
        this.waits = waits;
    }

    /** What the call gives; the failure of its last attempt where none succeeded. */
    public <T> T call(Supplier<T> attempt, Deadline deadline) {
        for (int attempts = 1; ; attempts++) {
            try {
                return attempt.get();
            } catch (ClassifiedException failure) {
                Duration delay = delay(attempts, failure);
                boolean late = delay.compareTo(deadline.remaining()) >= 0;
                if (!failure.kind().retryable() || attempts >= maxAttempts || late || !sleep(delay)) {
                    throw failure;
                }
            }
        }
    }

    private Duration delay(int attempts, ClassifiedException failure) {
        double doubled = firstDelay.toMillis() * Math.pow(2, attempts - 1);
        double most = Math.min((double) maxDelay.toMillis(), doubled);
        Duration jittered = Duration.ofMillis((long) (most * waits.random().getAsDouble()));
        Duration asked = failure instanceof CallException call ? call.retryAfter() : Duration.ZERO;
        return jittered.compareTo(asked) < 0 ? asked : jittered;
    }

    /** Whether the time passed without an interrupt. */
    private boolean sleep(Duration time) {
        try {
            waits.sleeper().sleep(time);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
