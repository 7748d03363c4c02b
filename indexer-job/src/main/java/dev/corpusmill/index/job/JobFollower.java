package dev.corpusmill.index.job;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.index.report.Progress;
import dev.corpusmill.index.report.RunCounters;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobExecutionResult;

/** Follows a submitted job to its end, shows its progress and its restarts. Only the job's result can fail a run. */
final class JobFollower {
    private static final Duration CANCEL_TIMEOUT = Duration.ofMinutes(1);

    private final SubmittedJob job;
    private final Progress progress;
    private final Duration poll;
    private final Restarts restarts;

    JobFollower(SubmittedJob job, Progress progress, Duration poll) {
        this.job = job;
        this.progress = progress;
        this.poll = poll;
        this.restarts = new Restarts(job, progress::restarted);
    }

    /**
     * The counters of the job, when it has ended.
     *
     * @throws ClassifiedException where it was stopped before that
     */
    Map<String, Object> follow(BooleanSupplier stop) throws InterruptedException, ExecutionException {
        CompletableFuture<JobExecutionResult> end = job.client().getJobExecutionResult();
        while (true) {
            try {
                Map<String, Object> counters = new HashMap<>(
                        end.get(poll.toMillis(), TimeUnit.MILLISECONDS).getAllAccumulatorResults());
                counters.put(RunCounters.RESTARTS, restarts.count());
                return counters;
            } catch (TimeoutException running) {
                if (stop.getAsBoolean()) {
                    throw stopped(end);
                }
                restarts.look(poll);
                showProgress();
            }
        }
    }

    private ClassifiedException stopped(CompletableFuture<JobExecutionResult> end)
            throws InterruptedException, ExecutionException {
        try {
            job.client().cancel().get(CANCEL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            end.handle((result, cancelled) -> true).get(CANCEL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return new ClassifiedException(FailureKind.TRANSIENT, "stopped; run again to go on");
        } catch (TimeoutException slow) {
            return new ClassifiedException(
                    FailureKind.TRANSIENT,
                    "stopped, though the job had not ended: waited=" + CANCEL_TIMEOUT.toSeconds()
                            + "s (run again to go on)",
                    slow);
        }
    }

    private void showProgress() throws InterruptedException {
        try {
            progress.show(job.client().getAccumulators().get(poll.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException | IllegalStateException unknown) {
            // The job is just starting, or ending: the cluster in this process may be gone before its client knows.
            progress.show(Map.of());
        }
    }
}
