package dev.corpusmill.index.job;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.config.CorpusmillConfig;
import dev.corpusmill.index.flow.Openers.EmbedderOpener;
import dev.corpusmill.index.flow.Openers.StoreOpener;
import dev.corpusmill.index.job.IndexerAssembly.Build;
import dev.corpusmill.index.job.IndexerAssembly.Parts;
import dev.corpusmill.index.job.IndexingTopology.Parallelism;
import dev.corpusmill.index.sink.IndexSink;
import dev.corpusmill.index.source.WatchSettings;
import dev.corpusmill.index.source.WatchSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Keeps a generation up to date with its sources until it is stopped: submits the continuous job and follows it. */
public final class WatchingJob {
    private static final Duration POLL = Duration.ofMillis(250);

    private final CorpusmillConfig config;
    private final WatchSource.Tools tools;
    private final EmbedderOpener embedder;

    /** How to stop a watch, and where the savepoint is that it resumes from. */
    public record Stop(BooleanSupplier wanted, BooleanSupplier leaseHeld, String savepoints, Optional<String> from) {}

    /** How a job ended: its counters, and the savepoint where it was stopped. */
    public record End(Map<String, Object> counters, Optional<String> savepoint) {}

    public WatchingJob(CorpusmillConfig config, WatchSource.Tools tools, EmbedderOpener embedder) {
        this.config = config;
        this.tools = tools;
        this.embedder = embedder;
    }

    /**
     * Runs until it is stopped, or another generation is live, or nothing is left to do where that was asked for.
     *
     * @throws ClassifiedException where the job failed after its restarts, or the lease was lost
     */
    public End run(WatchSettings settings, Stop stop) {
        try {
            return follow(submit(settings, stop), stop);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ClassifiedException(FailureKind.FATAL, "the run was interrupted", interrupted);
        } catch (ClassifiedException failure) {
            throw failure;
        } catch (Exception failure) { // executeAsync declares nothing narrower
            throw JobFailures.of(failure);
        }
    }

    private SubmittedJob submit(WatchSettings settings, Stop stop) throws Exception {
        Configuration flink = JobSettings.continuous(
                config.watch().checkpointInterval(), config.job().restarts());
        stop.from().ifPresent(path -> flink.set(StateRecoveryOptions.SAVEPOINT_PATH, path));

        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        int cores = config.job().parallelism() > 0 ? config.job().parallelism() : environment.getParallelism();
        StoreOpener store = tools.store();

        IndexingTopology.build(
                environment,
                new WatchSource(settings, tools),
                IndexerAssembly.stages(
                        config,
                        new Parts(store, tools.files(), embedder),
                        new Build(Optional.empty(), settings.generation(), false)),
                IndexSink.withoutReplays(store, settings.generation(), settings.recipe()),
                new Parallelism(cores, cores, IndexerAssembly.sinkParallelism(config, cores)));

        return SubmittedJob.submit(environment, "corpusmill " + config.index().name() + " watch");
    }

    private static End follow(SubmittedJob submitted, Stop stop) throws InterruptedException, ExecutionException {
        JobClient job = submitted.client();
        Restarts restarts = new Restarts(submitted, WatchLog::restarted);
        CompletableFuture<Map<String, Object>> end =
                job.getJobExecutionResult().thenApply(result -> result.getAllAccumulatorResults());
        Optional<CompletableFuture<String>> savepoint = Optional.empty();
        while (true) {
            try {
                Map<String, Object> counters = end.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
                return new End(
                        counters,
                        savepoint.isPresent() ? Optional.of(savepoint.get().get()) : Optional.empty());
            } catch (TimeoutException running) {
                if (!stop.leaseHeld().getAsBoolean()) {
                    job.cancel().get();
                    throw new ClassifiedException(FailureKind.FATAL, "the lease was lost, so the watch was ended");
                }
                restarts.look(POLL);
                savepoint = stopped(job, stop, savepoint);
            }
        }
    }

    /** Asks for a savepoint, and again where that failed: a job that is just restarting makes none. */
    private static Optional<CompletableFuture<String>> stopped(
            JobClient job, Stop stop, Optional<CompletableFuture<String>> savepoint) {
        boolean pending = savepoint.isPresent() && !savepoint.get().isCompletedExceptionally();
        return pending || !stop.wanted().getAsBoolean()
                ? savepoint
                : Optional.of(job.stopWithSavepoint(false, stop.savepoints(), SavepointFormatType.CANONICAL));
    }
}
