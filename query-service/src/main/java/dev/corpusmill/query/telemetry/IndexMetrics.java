package dev.corpusmill.query.telemetry;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.function.Supplier;

/** What is in the index that is searched now, and which program searches it. */
public final class IndexMetrics {
    private IndexMetrics() {}

    /**
     * The index at one moment.
     *
     * @param generation that is searched; empty where there is none
     * @param nodes of it, by group
     * @param documents in its catalogue
     * @param openedSeconds when this state was first seen, seconds since 1970: an upper bound on the age of the last commit
     */
    public record State(String generation, Map<String, Long> nodes, long documents, double openedSeconds) {
        public static final State NONE = new State("", Map.of(), 0, 0);
    }

    /** Registers gauges that read the state at each scrape. */
    public static void register(PrometheusRegistry registry, String version, Supplier<State> state) {
        Info.builder()
                .name("corpusmill_build_info")
                .help("the program's version")
                .labelNames("version")
                .register(registry)
                .setLabelValues(version);
        GaugeWithCallback.builder()
                .name("corpusmill_index_generation")
                .help("the generation that is searched")
                .labelNames("generation")
                .callback(callback -> {
                    if (!state.get().generation().isEmpty()) {
                        callback.call(1, state.get().generation());
                    }
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("corpusmill_index_nodes")
                .help("nodes of the generation that is searched")
                .labelNames("group")
                .callback(
                        callback -> state.get().nodes().forEach((group, count) -> callback.call((double) count, group)))
                .register(registry);
        GaugeWithCallback.builder()
                .name("corpusmill_index_documents")
                .help("documents in the catalogue of the generation that is searched, failed ones too")
                .callback(callback -> callback.call((double) state.get().documents()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("corpusmill_index_commit_timestamp_seconds")
                .help("when the last commit was seen, seconds since 1970")
                .callback(callback -> callback.call(state.get().openedSeconds()))
                .register(registry);
    }
}
