package dev.corpusmill.index.job;

import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.copy.CopyOperator;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Op;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.job.IndexerAssembly.Build;
import dev.corpusmill.index.job.IndexingTopology.Parallelism;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.report.Progress;
import dev.corpusmill.index.sink.IndexSink;
import dev.corpusmill.index.source.PlanSource;
import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.model.FailureKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Applies a plan: submits the Flink job, on a cluster or in this process, and follows it to its end. */
public final class IndexingJob {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofHours(1);
    private static final Duration RESTART_DELAY = Duration.ofSeconds(1);
    /** Deletions, and the end of a job, wait for a checkpoint: a small plan should not wait a minute. */
    private static final Duration MIN_INTERVAL = Duration.ofMillis(250);

    private static final Duration INTERVAL_PER_DOCUMENT = Duration.ofMillis(2);
    private static final Duration INTERVAL_PER_MEGABYTE = Duration.ofSeconds(2);

    private final CorpusmillConfig config;
    private final StoreOpener store;
    private final EmbedderOpener embedder;

    public IndexingJob(CorpusmillConfig config, StoreOpener store, EmbedderOpener embedder) {
        this.config = config;
        this.store = store;
        this.embedder = embedder;
    }

    /**
     * Writes the documents of a plan to its generation, as rows of this recipe, and returns the job's counters.
     *
     * @throws ClassifiedException where the job failed after its restarts; the message is the innermost reason
     */
    public Map<String, Object> apply(PlanSummary plan, String recipe, Progress progress) {
        return applyTo(plan, new IndexSink(store, plan.generation(), recipe), progress);
    }

    /**
     * The same, but takes over what another generation of the same model has: whole documents where they are unchanged
     * and of this recipe, else vectors of equal text.
     */
    public Map<String, Object> copyAndApply(PlanSummary plan, String from, String recipe, Progress progress) {
        Build build = new Build(Optional.of(new CopyOperator(store, from, recipe)), from);
        return run(plan, build, new IndexSink(store, plan.generation(), recipe), progress);
    }

    /** Sends the documents of a plan to any sink; see {@link #apply}. Another name: who calls that one need not know Flink. */
    public Map<String, Object> applyTo(PlanSummary plan, Sink<EmbeddedRecord> sink, Progress progress) {
        return run(plan, new Build(Optional.empty(), plan.generation()), sink, progress);
    }

    private Map<String, Object> run(PlanSummary plan, Build build, Sink<EmbeddedRecord> sink, Progress progress) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings(plan));
        int cores = config.job().parallelism() > 0 ? config.job().parallelism() : environment.getParallelism();
        IndexingTopology.build(
                environment,
                new PlanSource(plan.parts(), plan.deleteParts()),
                IndexerAssembly.stages(config, store, embedder, build),
                sink,
                new Parallelism(cores, cores, IndexerAssembly.sinkParallelism(config, cores)));
        try {
            JobClient job =
                    environment.executeAsync("corpusmill " + config.index().name() + " run " + plan.runToken());
            return new JobFollower(job, progress, POLL).follow();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ClassifiedException(FailureKind.FATAL, "the run was interrupted", interrupted);
        } catch (ExecutionException failure) {
            throw jobFailure(failure);
        } catch (Exception failure) { // executeAsync declares nothing narrower
            throw jobFailure(failure);
        } finally {
            progress.end();
        }
    }

    private Configuration settings(PlanSummary plan) {
        Configuration settings = new Configuration();
        settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval(plan));
        settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_TIMEOUT);
        settings.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true); // records are immutable
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS,
                config.job().restarts());
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1"); // of the cluster inside this process
        settings.set(RestOptions.ADDRESS, "127.0.0.1");
        settings.set(RestOptions.BIND_PORT, "0");
        return settings;
    }

    private Duration interval(PlanSummary plan) {
        long wanted = INTERVAL_PER_DOCUMENT.toMillis() * (plan.total() - plan.count(Op.DELETE))
                + INTERVAL_PER_MEGABYTE.toMillis() * (plan.bytes() >> 20);
        long longest = config.job().checkpointInterval().toMillis();
        return Duration.ofMillis(Math.min(longest, Math.max(MIN_INTERVAL.toMillis(), wanted)));
    }

    /** The innermost classified failure, or the innermost of all. */
    private static ClassifiedException jobFailure(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClassifiedException classified) {
                return classified;
            }
            innermost = cause;
        }
        String reason = ClassifiedException.reasonOf(innermost);
        if (reason.equals("No space left on device")) { // the store names its own folder
            reason += " temporary-files=" + System.getProperty("java.io.tmpdir");
        }
        return new ClassifiedException(FailureKind.FATAL, "the job failed: reason=" + reason, failure);
    }
}
