package dev.corpusmill.query.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMetricsTest {
    @TempDir
    Path runs;

    private final AtomicLong nanoTime = new AtomicLong();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Exposition exposition = new Exposition(registry);

    @BeforeEach
    void register() {
        RunMetrics.register(registry, runs, nanoTime::get);
    }

    @Test
    void the_last_run_and_the_last_complete_one_are_shown_by_number_not_by_name() throws IOException {
        run(9, 0, 1_000);
        run(10, 4, 2_000);
        Files.createDirectory(runs.resolve("11")); // goes on, or was killed

        assertThat(scrape())
                .contains("corpusmill_index_last_run_exit_code 4.0")
                .contains("corpusmill_index_last_run_timestamp_seconds 2000.0")
                .contains("corpusmill_index_complete_run_timestamp_seconds 1000.0");
    }

    @Test
    void the_end_of_a_run_is_seen_some_seconds_later() throws IOException {
        run(1, 3, 1_000);
        assertThat(scrape()).contains("exit_code 3.0");
        run(2, 0, 2_000);
        assertThat(scrape()).contains("exit_code 3.0");

        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(5));

        assertThat(scrape()).contains("exit_code 0.0", "complete_run_timestamp_seconds 2000.0");
    }

    @Test
    void without_reports_there_are_no_series() throws IOException {
        Files.createDirectory(runs.resolve("1"));
        Files.writeString(runs.resolve("1/report.json"), "half a rep");

        assertThat(scrape())
                .doesNotContain("corpusmill_index_last_run_exit_code ")
                .doesNotContain("complete_run_t");
    }

    private void run(int number, int exitCode, long endSeconds) throws IOException {
        Path folder = Files.createDirectory(runs.resolve(Integer.toString(number)));
        Path report = Files.writeString(folder.resolve("report.json"), "{\"exitCode\": " + exitCode + "}");
        Files.setLastModifiedTime(report, FileTime.from(endSeconds, TimeUnit.SECONDS));
    }

    private String scrape() {
        return new String(exposition.get(), UTF_8);
    }
}
