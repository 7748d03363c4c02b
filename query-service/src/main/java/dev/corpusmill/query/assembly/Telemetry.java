package dev.corpusmill.query.assembly;

import dev.corpusmill.assembly.ProgramVersion;
import dev.corpusmill.config.TelemetryConfig;
import dev.corpusmill.query.cache.ServiceCache;
import dev.corpusmill.query.http.Limits;
import dev.corpusmill.query.telemetry.Exposition;
import dev.corpusmill.query.telemetry.IndexMetrics;
import dev.corpusmill.query.telemetry.QueryLog;
import dev.corpusmill.query.telemetry.RequestListener;
import dev.corpusmill.query.telemetry.RequestMetrics;
import dev.corpusmill.query.telemetry.RequestRecord;
import dev.corpusmill.query.telemetry.RunMetrics;
import dev.corpusmill.query.telemetry.StateMetrics;
import dev.corpusmill.query.telemetry.TraceExporter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Metrics of every request; a line of the query log and a trace of those that use the API. */
final class Telemetry implements RequestListener, AutoCloseable {
    private static final String API = "/v1/";
    private static final long SEND_TRACES_SECONDS = 2;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RequestMetrics metrics = new RequestMetrics(registry);
    private final Exposition exposition = new Exposition(registry);
    private final Optional<QueryLog> log;
    private final Optional<TraceExporter> traces;

    Telemetry(TelemetryConfig config, Limits limits, List<ServiceCache> caches, Supplier<IndexMetrics.State> index) {
        IndexMetrics.register(registry, ProgramVersion.number(), index);
        StateMetrics.register(registry, List.of(limits.searches(), limits.answers()), caches);
        this.traces = config.otlp().isEmpty()
                ? Optional.empty()
                : Optional.of(new TraceExporter(
                        HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build(),
                        config.otlp(),
                        config.sample().share(),
                        () -> ThreadLocalRandom.current().nextDouble()));
        this.log = config.queryLog().isEmpty()
                ? Optional.empty()
                : Optional.of(new QueryLog(
                        Path.of(config.queryLog()),
                        config.text(),
                        config.maxFile().bytes(),
                        config.keep()));
        CounterWithCallback.builder()
                .name("corpusmill_query_log_dropped_total")
                .help("lines that were not written")
                .callback(callback ->
                        callback.call((double) log.map(QueryLog::dropped).orElse(0L)))
                .register(registry);
    }

    /** Also shows how the runs ended that left their reports in this folder. */
    void showRuns(Path runs) {
        RunMetrics.register(registry, runs, System::nanoTime);
    }

    byte[] exposition() {
        return exposition.get();
    }

    void start(ScheduledExecutorService scheduler) {
        traces.ifPresent(exporter -> {
            var unused = scheduler.scheduleWithFixedDelay(
                    exporter, SEND_TRACES_SECONDS, SEND_TRACES_SECONDS, TimeUnit.SECONDS);
        });
    }

    @Override
    public void ended(RequestRecord request) {
        metrics.ended(request);
        if (request.head().endpoint().startsWith(API)) {
            log.ifPresent(sink -> sink.ended(request));
            traces.ifPresent(sink -> sink.ended(request));
        }
    }

    /** Sends and writes what is there. */
    @Override
    public void close() {
        traces.ifPresent(TraceExporter::run);
        log.ifPresent(QueryLog::close);
    }
}
