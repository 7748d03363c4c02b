package dev.corpusmill.index.job;

import dev.corpusmill.api.model.ClassifiedException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;

/** Sees the restarts of a job: it is asked for its status more often than a restart takes. */
final class Restarts {
    private static final String ELSEWHERE = "the cluster's log has the reason";

    private final SubmittedJob job;
    private final Consumer<String> restarted;
    private boolean restarting;
    private long count;

    /** {@code restarted} receives the reason of each. */
    Restarts(SubmittedJob job, Consumer<String> restarted) {
        this.job = job;
        this.restarted = restarted;
    }

    long count() {
        return count;
    }

    /** Looks at the job, for so long at most. */
    void look(Duration timeout) throws InterruptedException {
        boolean now;
        try {
            JobStatus status = job.client().getJobStatus().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            now = status == JobStatus.RESTARTING;
        } catch (ExecutionException | TimeoutException | IllegalStateException unknown) {
            return; // the cluster is just starting, or ending
        }

        if (now && !restarting) {
            count++;
            restarted.accept(job.lastFailure(timeout)
                    .map(failure -> ClassifiedException.reasonOf(JobFailures.of(failure)))
                    .orElse(ELSEWHERE));
        }
        restarting = now;
    }
}
