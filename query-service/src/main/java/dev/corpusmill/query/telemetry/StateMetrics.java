package dev.corpusmill.query.telemetry;

import dev.corpusmill.query.cache.ServiceCache;
import dev.corpusmill.query.limit.Admission;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Limits and caches as they are at the moment of the scrape. */
public final class StateMetrics {
    private final PrometheusRegistry registry;

    private StateMetrics(PrometheusRegistry registry) {
        this.registry = registry;
    }

    /** Registers gauges and counters that read these at each scrape. */
    public static void register(PrometheusRegistry registry, List<Admission> admissions, List<ServiceCache> caches) {
        StateMetrics metrics = new StateMetrics(registry);
        metrics.gauge("corpusmill_concurrency_limit", "requests that may be in flight", admissions, Admission::limit);
        metrics.gauge("corpusmill_requests_in_flight", "requests that are in flight", admissions, Admission::inFlight);
        metrics.refused(admissions);
        metrics.cache("hits", "requests that were served from it", caches, ServiceCache.Report::hits);
        metrics.cache("misses", "requests that were not", caches, ServiceCache.Report::misses);
        metrics.cache("shared", "requests that waited for another one", caches, ServiceCache.Report::shared);
        metrics.cache("dropped", "entries that were no longer right", caches, ServiceCache.Report::dropped);
        metrics.cache(
                "evictions", "entries that left for want of room or by age", caches, ServiceCache.Report::evictions);
        GaugeWithCallback.builder()
                .name("corpusmill_cache_bytes")
                .help("estimate of what it holds")
                .labelNames("cache")
                .callback(callback -> caches.forEach(
                        cache -> callback.call((double) cache.report().bytes(), cache.name())))
                .register(registry);
    }

    private void gauge(String name, String help, List<Admission> admissions, ToDoubleFunction<Admission> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("kind")
                .callback(callback -> admissions.forEach(
                        admission -> callback.call(value.applyAsDouble(admission), admission.kind())))
                .register(registry);
    }

    private void refused(List<Admission> admissions) {
        CounterWithCallback.builder()
                .name("corpusmill_refused_total")
                .help("requests that found no room")
                .labelNames("kind")
                .callback(callback ->
                        admissions.forEach(admission -> callback.call((double) admission.refused(), admission.kind())))
                .register(registry);
    }

    private void cache(String what, String help, List<ServiceCache> caches, ToLongFunction<ServiceCache.Report> value) {
        CounterWithCallback.builder()
                .name("corpusmill_cache_" + what + "_total")
                .help(help)
                .labelNames("cache")
                .callback(callback -> caches.forEach(
                        cache -> callback.call((double) value.applyAsLong(cache.report()), cache.name())))
                .register(registry);
    }
}
