package dev.corpusmill.query.limit;

import java.util.concurrent.TimeUnit;

/**
 * How many requests may be in flight at once, learned from how long they take. Not for several threads: whoever holds
 * it locks.
 */
final class AdaptiveLimit {
    /*
     * Where more requests are in flight than what is behind can work on, they queue there, and latency grows with their
     * number. So latency over its value without a queue tells by what factor the limit is too high (TCP Vegas: Brakmo,
     * O'Malley and Peterson 1994; as a gradient: Netflix's concurrency-limits). Each window
     *
     *     limit = limit * min(1, TOLERANCE * baseline / latency) + sqrt(limit)
     *
     * where the root is a queue that is wanted, so that nothing behind is ever idle, and the way up.
     *
     * The baseline is the lowest latency seen; but what is behind may become slower for good, and the lowest may have
     * been measured when a cache answered. So it is measured anew now and then with the limit halved for a while, which
     * drains the queue (as BBR does: Cardwell and others 2016). An average that follows the latency instead would take
     * a long overload for the normal state.
     */
    private static final double TOLERANCE = 1.5;
    private static final double LEAST_GRADIENT = 0.5;
    private static final int MIN_LIMIT = 4;
    private static final int MIN_SAMPLES = 10;
    private static final long MIN_WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PROBE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final double DROP = 0.9;

    private final int max;
    private double limit;
    private double baselineNanos;
    private double lastNanos;
    private boolean probing;
    private long probedNanos;
    private long windowNanos;
    private long sumNanos;
    private int samples;
    private int mostInFlight;
    private boolean dropped;

    AdaptiveLimit(int max, long nowNanos) {
        this.max = max;
        this.limit = max;
        this.windowNanos = nowNanos;
        this.probedNanos = nowNanos;
    }

    int limit() {
        return Math.max(Math.min(MIN_LIMIT, max), (int) (probing ? limit / 2 : limit));
    }

    /** Takes the latency of a request that has ended well; one that began before the window tells of the last one. */
    void sample(long startNanos, long nowNanos, int inFlight) {
        mostInFlight = Math.max(mostInFlight, inFlight);
        if (startNanos - windowNanos >= 0) {
            samples++;
            sumNanos += nowNanos - startNanos;
        }
        if (samples >= MIN_SAMPLES && nowNanos - windowNanos >= MIN_WINDOW_NANOS) {
            update((double) sumNanos / samples);
            begin(nowNanos);
        }
    }

    /** What is behind says that it is full. */
    void drop() {
        if (!dropped) {
            dropped = true; // once a window: many say the same
            limit = Math.max(MIN_LIMIT, limit * DROP);
        }
    }

    private void update(double latencyNanos) {
        lastNanos = latencyNanos;
        if (probing) {
            probing = false;
            baselineNanos = latencyNanos;
            return;
        }
        baselineNanos = baselineNanos == 0 ? latencyNanos : Math.min(baselineNanos, latencyNanos);
        double gradient = Math.max(LEAST_GRADIENT, Math.min(1, TOLERANCE * baselineNanos / latencyNanos));
        boolean used = mostInFlight * 2 >= limit; // a limit that nobody reaches says nothing by its latency
        if (used) {
            limit = Math.min(max, Math.max(MIN_LIMIT, limit * gradient + Math.sqrt(limit)));
        }
    }

    private void begin(long nowNanos) {
        if (nowNanos - probedNanos >= PROBE_EVERY_NANOS) {
            probing = true;
            probedNanos = nowNanos;
        }
        // A probe counts what begins when the queue has drained: what was in flight began before.
        windowNanos = probing ? nowNanos + (long) lastNanos : nowNanos;
        samples = 0;
        sumNanos = 0;
        mostInFlight = 0;
        dropped = false;
    }
}
