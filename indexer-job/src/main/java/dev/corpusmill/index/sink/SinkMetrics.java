package dev.corpusmill.index.sink;

import dev.corpusmill.call.Retrying;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** Flink metrics of the requests that one sink subtask sends to the store. */
final class SinkMetrics {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final MetricGroup group;
    private final Counter requests;
    private final Counter writes;
    private final Counter millis;
    private final LongAdder repeated = new LongAdder(); // counted where requests run, so by several threads
    private final Counter refused;

    SinkMetrics(MetricGroup group) {
        this.group = group;
        this.requests = group.counter("storeRequests");
        this.writes = group.counter("storeWrites");
        this.millis = group.counter("storeMillis");
        group.<Long, Gauge<Long>>gauge("storeRequestsRepeated", repeated::sum);
        this.refused = group.counter("storeWritesRefused");
    }

    /** Shows what waits for the store and what is in flight. */
    void watch(LongSupplier bufferedRows, LongSupplier bufferedBytes, IntSupplier inFlight) {
        group.<Long, Gauge<Long>>gauge("bufferedRows", bufferedRows::getAsLong);
        group.<Long, Gauge<Long>>gauge("bufferedBytes", bufferedBytes::getAsLong);
        group.<Integer, Gauge<Integer>>gauge("storeRequestsInFlight", inFlight::getAsInt);
    }

    void request(int count, long nanos) {
        requests.inc();
        writes.inc(count);
        millis.inc(nanos / NANOS_PER_MILLI);
    }

    /** The same waits, counted: there is one before each repetition of a request. */
    Retrying.Waits counted(Retrying.Waits waits) {
        return new Retrying.Waits(waits.random(), time -> {
            repeated.increment();
            waits.sleeper().sleep(time);
        });
    }

    void refused() {
        refused.inc();
    }
}
