package dev.corpusmill.index.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.index.flow.Failures;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.JobException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobFailuresTest {
    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void the_kind_of_a_failure_survives_the_way_from_a_cluster(FailureKind kind) throws Exception {
        ClassifiedException thrown = new ClassifiedException(kind, "store is full: bytes=7", new Unserializable());

        ClassifiedException seen = JobFailures.of(asTheClientSeesIt(Failures.ofJob(thrown)));

        assertThat(seen.kind()).isEqualTo(kind);
        assertThat(seen).hasMessage("store is full: bytes=7");
        assertThat(seen).hasStackTraceContaining("a socket that was open");
    }

    @Test
    void a_failure_without_a_kind_is_fatal_and_names_the_innermost_reason() throws Exception {
        ClassifiedException seen = JobFailures.of(asTheClientSeesIt(new IOException("the disk is gone")));

        assertThat(seen.kind()).isEqualTo(FailureKind.FATAL);
        assertThat(seen).hasMessageContaining("the disk is gone");
    }

    @Test
    void too_few_slots_are_named_as_what_is_missing() {
        ClassifiedException seen =
                JobFailures.of(new ExecutionException(new NoResourceAvailableException("could not acquire")));

        assertThat(seen).hasMessageContaining("no free slots").hasMessageContaining("job.parallelism");
    }

    /** A TaskManager sends what failed, the JobManager wraps that and answers the client. */
    private static Throwable asTheClientSeesIt(Throwable thrown) throws Exception {
        SerializedThrowable fromTaskManager = overTheWire(new SerializedThrowable(thrown));
        JobException atJobManager = new JobException("Recovery is suppressed", fromTaskManager);
        JobResult answer = new JobResult.Builder()
                .jobId(new JobID(1, 2))
                .jobStatus(JobStatus.FAILED)
                .netRuntime(1)
                .serializedThrowable(overTheWire(new SerializedThrowable(atJobManager)))
                .build();
        try {
            answer.toJobExecutionResult(JobFailuresTest.class.getClassLoader());
            throw new AssertionError("a failed job has no result");
        } catch (JobExecutionException failure) {
            return new ExecutionException(new CompletionException(failure));
        }
    }

    private static SerializedThrowable overTheWire(SerializedThrowable throwable) throws Exception {
        return InstantiationUtil.deserializeObject(
                InstantiationUtil.serializeObject(throwable), JobFailuresTest.class.getClassLoader());
    }

    /** Like the failures of many clients. */
    private static final class Unserializable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings({"unused", "serial"}) // it is there to break serialization
        private final Object socket = new Object();

        Unserializable() {
            super("a socket that was open");
        }
    }
}
