package dev.corpusmill.index.report;

import dev.corpusmill.api.model.CatalogueRow.Failure;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** Flink metrics of the job; the sink has its own. */
final class JobMetrics {
    private final MetricGroup group;
    private final Counter documents;
    private final Counter chunks;
    private final Counter tokens;
    private final Counter embeds;
    private final Counter reused;
    private final Counter batches;
    private final Map<String, Counter> deadLetters = new HashMap<>();
    private volatile double batchFill; // read by the reporter's thread

    JobMetrics(MetricGroup group) {
        this.group = group;
        this.documents = group.counter("documents");
        this.chunks = group.counter("chunks");
        this.tokens = group.counter("tokens");
        this.embeds = group.counter("embeds");
        this.reused = group.counter("reused");
        this.batches = group.counter("batches");
        group.<Double, Gauge<Double>>gauge("batchFill", () -> batchFill);
    }

    void document() {
        documents.inc();
    }

    /** Counted by stage and kind: reasons are too many for metrics, the dead-letter file has them. */
    void deadLetter(Failure failure) {
        String stage = failure.stage().label();
        String kind = failure.kind().name();
        deadLetters
                .computeIfAbsent(
                        stage + " " + kind,
                        unused -> group.addGroup("stage", stage)
                                .addGroup("kind", kind)
                                .counter("deadLetters"))
                .inc();
    }

    void embedded(long computed, long known, long modelTokens) {
        chunks.inc(computed + known);
        embeds.inc(computed);
        reused.inc(known);
        tokens.inc(modelTokens);
    }

    void batch(double fill) {
        batches.inc();
        batchFill = fill;
    }
}
