package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.cluster.FlinkCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who watches a run through Flink's metrics. */
class JobMetricsTest {
    private static final InMemoryReporter REPORTER = InMemoryReporter.createWithRetainedMetrics();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            FlinkCluster.withSlots(2, REPORTER.addToConfiguration(new Configuration()));

    @TempDir
    Path work;

    @Test
    void a_run_counts_documents_chunks_tokens_embeds_reuse_and_dead_letters_by_stage_and_kind() throws Exception {
        SyncHarness index = new SyncHarness(work);
        index.write("a.txt", "The lamp is lit at dusk.");
        index.write("same.txt", "The lamp is lit at dusk.");
        index.write("broken.pdf", "%PDF-1.4 this is not the rest of a PDF");
        index.set("guards.max-failed=50%").set("job.parallelism=1");

        assertThat(index.sync()).isZero();

        assertThat(count(".embed.", ".documents")).isEqualTo(3);
        assertThat(count(".embed.", ".chunks")).isEqualTo(2);
        for (String name : List.of("embeds", "reused", "tokens")) {
            String field = name.equals("embeds") ? "embedded" : name;
            assertThat(count(".embed.", "." + name))
                    .as(name)
                    .isEqualTo(index.report().get(field).asLong());
        }
        assertThat(count(".stage.parse.kind.REJECTED", ".deadLetters")).isEqualTo(1);
        assertThat(count("", ".storeRequests")).isPositive();
        assertThat(metrics(".embed.", ".batchFill"))
                .singleElement()
                .satisfies(fill -> assertThat((Double) ((Gauge<?>) fill).getValue())
                        .isBetween(0.0, 1.0)
                        .isPositive());
    }

    private static long count(String part, String name) {
        return metrics(part, name).stream()
                .mapToLong(metric -> ((Counter) metric).getCount())
                .sum();
    }

    private static List<Metric> metrics(String part, String name) {
        return REPORTER.getMetricsByGroup().entrySet().stream()
                .flatMap(group -> group.getValue().entrySet().stream().filter(metric -> {
                    String id = group.getKey().getMetricIdentifier(metric.getKey());
                    return id.contains(part) && id.endsWith(name);
                }))
                .map(Map.Entry::getValue)
                .toList();
    }
}
