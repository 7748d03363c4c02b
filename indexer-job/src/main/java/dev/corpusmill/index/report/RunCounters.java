package dev.corpusmill.index.report;

import dev.corpusmill.api.model.Stage;
import dev.corpusmill.index.flow.DocumentContext;
import dev.corpusmill.index.flow.Outcome;
import dev.corpusmill.index.flow.PlanAction;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.MetricGroup;

/** What the job counts while it runs; the client reads the sums as Flink accumulators, Flink exports them as metrics. */
public final class RunCounters {
    static final String DOCUMENTS = "documents";
    static final String BYTES = "bytes";
    public static final String CHUNKS = "chunks";
    public static final String EMBEDDED = "embedded";
    public static final String REUSED = "reused";
    public static final String TOKENS = "tokens";
    static final String FAILED = "failed";
    public static final String DELETED = "deleted";
    /** Counted by who follows the job; no subtask sees it. */
    public static final String RESTARTS = "restarts";

    private static final String LANGUAGE = "language.";

    private final LongCounter documents = new LongCounter();
    private final LongCounter bytes = new LongCounter();
    private final LongCounter chunks = new LongCounter();
    private final LongCounter embedded = new LongCounter();
    private final LongCounter reused = new LongCounter();
    private final LongCounter tokens = new LongCounter();
    private final LongCounter failed = new LongCounter();
    private final LongCounter deleted = new LongCounter();

    private final Map<String, LongCounter> languages = new HashMap<>();
    private final BiConsumer<String, LongCounter> accumulators;
    private final JobMetrics metrics;

    private RunCounters(JobMetrics metrics, BiConsumer<String, LongCounter> accumulators) {
        this.metrics = metrics;
        this.accumulators = accumulators;
    }

    /** Registers the counters of one subtask. */
    public static RunCounters register(RuntimeContext context) {
        return register(context.getMetricGroup(), context::addAccumulator);
    }

    /** The same where there is no subtask. */
    public static RunCounters register(MetricGroup metrics, BiConsumer<String, LongCounter> accumulators) {
        RunCounters counters = new RunCounters(new JobMetrics(metrics), accumulators);
        counters.byName().forEach(accumulators);
        return counters;
    }

    private Map<String, LongCounter> byName() {
        return Map.of(
                DOCUMENTS, documents,
                BYTES, bytes,
                CHUNKS, chunks,
                EMBEDDED, embedded,
                REUSED, reused,
                TOKENS, tokens,
                FAILED, failed,
                DELETED, deleted);
    }

    /** What was counted so far. */
    Map<String, Long> all() {
        Map<String, Long> counts = new HashMap<>();
        byName().forEach((name, counter) -> counts.put(name, counter.getLocalValuePrimitive()));
        languages.forEach((code, counter) -> counts.put(LANGUAGE + code, counter.getLocalValuePrimitive()));
        return counts;
    }

    /** Continues from what was counted before; exported metrics count per attempt, as Flink's own do. */
    void addAll(Map<String, Long> counts) {
        Map<String, LongCounter> counters = byName();
        counts.forEach((name, count) -> {
            LongCounter counter = counters.get(name);
            (counter == null ? language(name.substring(LANGUAGE.length())) : counter).add(count);
        });
    }

    /** A document ended. */
    public void document(DocumentContext document) {
        documents.add(1);
        metrics.document();
        bytes.add(
                document.outcome() == Outcome.NOT_READ
                        ? 0
                        : document.entry().file().size());
        deleted.add(document.entry().action() == PlanAction.DELETE ? 1 : 0);
        if (document.outcome() == Outcome.FAILED && !document.failedIn(Stage.FILTER)) {
            failed.add(1);
            metrics.deadLetter(document.reasonFailed());
        }
        if (document.outcome() == Outcome.INDEXED && !document.language().isEmpty()) {
            language(document.language()).add(1);
        }
    }

    /** Registered with the first document of its language: most corpora have one. */
    private LongCounter language(String code) {
        return languages.computeIfAbsent(code, unseen -> {
            LongCounter counter = new LongCounter();
            accumulators.accept(LANGUAGE + code, counter);
            return counter;
        });
    }

    /** A mini-batch goes to the model, filled to this share of what it may hold. */
    public void batch(double fill) {
        metrics.batch(fill);
    }

    /** Nodes got their vectors: {@code computed} from the model, {@code known} from equal text. */
    public void embedded(long computed, long known, long modelTokens) {
        embedded.add(computed);
        reused.add(known);
        chunks.add(computed + known);
        tokens.add(modelTokens);
        metrics.embedded(computed, known, modelTokens);
    }

    /** How many documents were indexed in each language. */
    static Map<String, Long> languages(Map<String, Object> counters) {
        Map<String, Long> documents = new TreeMap<>();
        counters.forEach((name, value) -> {
            if (name.startsWith(LANGUAGE) && value instanceof Long count) {
                documents.put(name.substring(LANGUAGE.length()), count);
            }
        });
        return documents;
    }

    /** The sum of one counter over all subtasks; 0 where the job has not reported it. */
    public static long value(Map<String, Object> counters, String name) {
        return counters.get(name) instanceof Long count ? count : 0;
    }
}
