package dev.corpusmill.index.job;

import dev.corpusmill.index.report.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;

/** Follows a submitted job to its end and shows its progress. Only the job's result can fail a run. */
final class JobFollower {
    private final JobClient job;
    private final Progress progress;
    private final Duration poll;

    JobFollower(JobClient job, Progress progress, Duration poll) {
        this.job = job;
        this.progress = progress;
        this.poll = poll;
    }

    /** The counters of the job, when it has ended. */
    Map<String, Object> follow() throws InterruptedException, ExecutionException {
        CompletableFuture<JobExecutionResult> end = job.getJobExecutionResult();
        while (true) {
            try {
                return end.get(poll.toMillis(), TimeUnit.MILLISECONDS).getAllAccumulatorResults();
            } catch (TimeoutException running) {
                showProgress();
            }
        }
    }

    private void showProgress() throws InterruptedException {
        try {
            progress.show(job.getAccumulators().get(poll.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException | IllegalStateException unknown) {
            // The job is just starting, or ending: the cluster in this process may be gone before its client knows.
            progress.show(Map.of());
        }
    }
}
