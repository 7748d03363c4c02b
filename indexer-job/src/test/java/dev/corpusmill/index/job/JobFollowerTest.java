package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.index.report.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JobFollowerTest {
    @Test
    void a_cluster_that_is_gone_before_its_result_is_seen_does_not_fail_the_run() throws Exception {
        Progress progress = new Progress(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), true, () -> 0, 1, 1);

        SubmittedJob job = new SubmittedJob(new EndingJob(), null);
        assertThat(new JobFollower(job, progress, Duration.ofMillis(1)).follow(() -> false))
                .containsOnly(Map.entry("restarts", 0L));
    }

    /** Its cluster shuts down while its accumulators are asked for; its result comes right after. */
    private static final class EndingJob implements JobClient {
        private final JobID id = new JobID();
        private final CompletableFuture<JobExecutionResult> result = new CompletableFuture<>();

        @Override
        public CompletableFuture<Map<String, Object>> getAccumulators() {
            result.complete(new JobExecutionResult(id, 1, Map.of()));
            throw new IllegalStateException("MiniCluster is not yet running or has already been shut down.");
        }

        @Override
        public CompletableFuture<JobExecutionResult> getJobExecutionResult() {
            return result;
        }

        @Override
        public JobID getJobID() {
            return id;
        }

        @Override
        public CompletableFuture<JobStatus> getJobStatus() {
            return CompletableFuture.completedFuture(JobStatus.RUNNING);
        }

        @Override
        public CompletableFuture<Void> cancel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<String> stopWithSavepoint(
                boolean drain, @Nullable String folder, SavepointFormatType format) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<String> triggerSavepoint(@Nullable String folder, SavepointFormatType format) {
            throw new UnsupportedOperationException();
        }
    }
}
