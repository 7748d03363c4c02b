package dev.corpusmill.index.report;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Measures how long the subtasks of a stage were busy, waiting for others not counted. */
public final class StageClock {
    private static final String PREFIX = "busyNanos.";

    private final LongCounter nanos = new LongCounter();

    private StageClock() {}

    /** The clock of one subtask. */
    public static StageClock register(RuntimeContext context, String stage) {
        StageClock clock = new StageClock();
        context.addAccumulator(PREFIX + stage, clock.nanos);
        return clock;
    }

    /** Does the work and counts its time. */
    public <T> T time(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos.add(System.nanoTime() - start);
        }
    }

    /** Busy seconds by stage, of all subtasks together. */
    public static Map<String, Double> seconds(Map<String, Object> counters) {
        Map<String, Double> seconds = new TreeMap<>();
        counters.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && value instanceof Long nanos) {
                seconds.put(name.substring(PREFIX.length()), nanos / 1e9);
            }
        });
        return seconds;
    }
}
