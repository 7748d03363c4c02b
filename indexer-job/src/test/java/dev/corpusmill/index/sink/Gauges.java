package dev.corpusmill.index.sink;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Keeps the gauges that are registered last, to be read. */
final class Gauges extends UnregisteredMetricsGroup {
    private final Map<String, Gauge<?>> byName = new HashMap<>();

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
        byName.put(name, gauge);
        return gauge;
    }

    long get(String name) {
        Gauge<?> gauge = byName.get(name);
        if (gauge == null) {
            throw new IllegalArgumentException("no such gauge: name=" + name);
        }
        return ((Number) gauge.getValue()).longValue();
    }
}
