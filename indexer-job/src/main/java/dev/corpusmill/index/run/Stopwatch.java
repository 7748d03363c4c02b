package dev.corpusmill.index.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Wall time per stage of a run, in seconds. */
public final class Stopwatch {
    private final LongSupplier nanoTime;
    private final long start;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long lap;

    public Stopwatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.lap = start;
    }

    /** Ends a stage and begins the next. */
    public void lap(String stage) {
        long now = nanoTime.getAsLong();
        seconds.put(stage, (now - lap) / 1e9);
        lap = now;
    }

    /** All stages, and {@code total}. */
    Map<String, Double> seconds() {
        Map<String, Double> all = new LinkedHashMap<>(seconds);
        all.put("total", (nanoTime.getAsLong() - start) / 1e9);
        return all;
    }
}
