package dev.corpusmill.index.job;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.copy.CopyOperator;
import dev.corpusmill.index.flow.EmbeddedRecord;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.Openers.FilesOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.flow.PlanAction;
import dev.corpusmill.index.job.IndexerAssembly.Build;
import dev.corpusmill.index.job.IndexerAssembly.Parts;
import dev.corpusmill.index.job.IndexingTopology.Parallelism;
import dev.corpusmill.index.plan.PlanSummary;
import dev.corpusmill.index.report.Progress;
import dev.corpusmill.index.sink.IndexSink;
import dev.corpusmill.index.source.PlanSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Applies a plan: submits the Flink job, on a cluster or in this process, and follows it to its end. */
public final class IndexingJob {
    private static final Duration POLL = Duration.ofMillis(250);
    /** Deletions, and the end of a job, wait for a checkpoint: a small plan should not wait a minute. */
    private static final Duration MIN_INTERVAL = Duration.ofMillis(250);

    private static final Duration INTERVAL_PER_DOCUMENT = Duration.ofMillis(2);
    private static final Duration INTERVAL_PER_MEGABYTE = Duration.ofSeconds(2);

    private final CorpusmillConfig config;
    private final Parts parts;
    private final BooleanSupplier stop;

    public IndexingJob(CorpusmillConfig config, StoreOpener store, EmbedderOpener embedder) {
        this(config, store, IndexerAssembly.files(), embedder);
    }

    /** The same with files from elsewhere. */
    public IndexingJob(CorpusmillConfig config, StoreOpener store, FilesOpener files, EmbedderOpener embedder) {
        this(config, new Parts(store, files, embedder), () -> false);
    }

    private IndexingJob(CorpusmillConfig config, Parts parts, BooleanSupplier stop) {
        this.config = config;
        this.parts = parts;
        this.stop = stop;
    }

    /** The same job, which is cancelled when somebody wants it to stop. */
    public IndexingJob until(BooleanSupplier stopWanted) {
        return new IndexingJob(config, parts, stopWanted);
    }

    /**
     * Writes the documents of a plan to its generation, as rows of this recipe, and returns the job's counters.
     *
     * @throws ClassifiedException where the job failed after its restarts, or was stopped; the message is the innermost reason
     */
    public Map<String, Object> apply(PlanSummary plan, String recipe, Progress progress) {
        return applyTo(plan, new IndexSink(parts.store(), plan.generation(), recipe), progress);
    }

    /**
     * The same, but takes over what another generation of the same model has: whole documents where they are unchanged
     * and of this recipe, else vectors of equal text.
     */
    public Map<String, Object> copyAndApply(PlanSummary plan, String from, String recipe, Progress progress) {
        Build build = new Build(Optional.of(new CopyOperator(parts.store(), parts.files(), from, recipe)), from, true);
        return run(plan, build, new IndexSink(parts.store(), plan.generation(), recipe), progress);
    }

    /** Sends the documents of a plan to any sink; see {@link #apply}. It has another name, so that callers of {@code apply} need not know Flink. */
    public Map<String, Object> applyTo(PlanSummary plan, Sink<EmbeddedRecord> sink, Progress progress) {
        return run(plan, new Build(Optional.empty(), plan.generation(), true), sink, progress);
    }

    private Map<String, Object> run(PlanSummary plan, Build build, Sink<EmbeddedRecord> sink, Progress progress) {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(
                JobSettings.bounded(interval(plan), config.job().restarts()));
        int cores = config.job().parallelism() > 0 ? config.job().parallelism() : environment.getParallelism();

        IndexingTopology.build(
                environment,
                new PlanSource(plan.parts(), plan.deleteParts()),
                IndexerAssembly.stages(config, parts, build),
                sink,
                new Parallelism(cores, cores, IndexerAssembly.sinkParallelism(config, cores)));

        try {
            SubmittedJob job = SubmittedJob.submit(
                    environment, "corpusmill " + config.index().name() + " run " + plan.runToken());
            return new JobFollower(job, progress, POLL).follow(stop);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ClassifiedException(FailureKind.FATAL, "the run was interrupted", interrupted);
        } catch (ExecutionException failure) {
            throw JobFailures.of(failure);
        } catch (ClassifiedException stopped) {
            throw stopped;
        } catch (Exception failure) { // executeAsync declares nothing narrower
            throw JobFailures.of(failure);
        } finally {
            progress.end();
        }
    }

    private Duration interval(PlanSummary plan) {
        long wanted = INTERVAL_PER_DOCUMENT.toMillis() * (plan.total() - plan.count(PlanAction.DELETE))
                + INTERVAL_PER_MEGABYTE.toMillis() * (plan.bytes() >> 20);
        long longest = config.job().checkpointInterval().toMillis();
        return Duration.ofMillis(Math.min(longest, Math.max(MIN_INTERVAL.toMillis(), wanted)));
    }
}
