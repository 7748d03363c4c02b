package dev.corpusmill.query.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the last runs of the indexing job ended, by the reports that they leave beside the index. Where the job runs on another
 * machine there are none, and no series: its scheduler knows.
 */
public final class RunMetrics {
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int MAX_RUNS = 100; // the job keeps twenty
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path runs;
    private final LongSupplier nanoTime;
    private State state = State.NONE;
    private Optional<Long> readAt = Optional.empty();

    /** What is known of the runs: exit code and end of the last, and the end of the last that was complete, in seconds since 1970. */
    private record State(Optional<Run> last, Optional<Run> complete) {
        static final State NONE = new State(Optional.empty(), Optional.empty());
    }

    private record Run(int exitCode, double endSeconds) {}

    private RunMetrics(Path runs, LongSupplier nanoTime) {
        this.runs = runs;
        this.nanoTime = nanoTime;
    }

    /** Registers gauges over the folder that holds a folder for each run; it is read at a scrape, every five seconds at most. */
    public static void register(PrometheusRegistry registry, Path runs, LongSupplier nanoTime) {
        RunMetrics metrics = new RunMetrics(runs, nanoTime);
        GaugeWithCallback.builder()
                .name("corpusmill_index_last_run_exit_code")
                .help("exit code of the last run of the indexing job: 0 is complete")
                .callback(callback -> metrics.state().last().ifPresent(run -> callback.call(run.exitCode())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("corpusmill_index_last_run_timestamp_seconds")
                .help("when the last run of the indexing job ended, seconds since 1970")
                .callback(callback -> metrics.state().last().ifPresent(run -> callback.call(run.endSeconds())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("corpusmill_index_complete_run_timestamp_seconds")
                .help(
                        "when the last run that was complete ended, seconds since 1970: the age of this is how far the index may lag")
                .callback(callback -> metrics.state().complete().ifPresent(run -> callback.call(run.endSeconds())))
                .register(registry);
    }

    private synchronized State state() {
        long now = nanoTime.getAsLong();
        if (readAt.isEmpty() || now - readAt.get() >= REST.toNanos()) {
            readAt = Optional.of(now);
            state = read();
        }
        return state;
    }

    private State read() {
        Optional<Run> last = Optional.empty();
        for (Path folder : newestFirst()) {
            Optional<Run> run = report(folder.resolve("report.json"));
            last = last.or(() -> run);
            if (run.isPresent() && run.get().exitCode() == 0) {
                return new State(last, run);
            }
        }
        return new State(last, Optional.empty());
    }

    private List<Path> newestFirst() {
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(folder -> NUMBER.matcher(name(folder)).matches())
                    .sorted(Comparator.comparingLong((Path folder) -> Long.parseLong(name(folder)))
                            .reversed())
                    .limit(MAX_RUNS)
                    .toList();
        } catch (IOException none) { // no run has been here, or the folder is not ours to read
            return List.of();
        }
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }

    /** The report of a run that has ended; a run that goes on, or was killed, has none. */
    private static Optional<Run> report(Path file) {
        try {
            JsonNode report = JSON.readTree(Files.readAllBytes(file));
            return report.path("exitCode").isInt()
                    ? Optional.of(new Run(
                            report.path("exitCode").asInt(),
                            Files.getLastModifiedTime(file).toMillis() / 1000.0))
                    : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
