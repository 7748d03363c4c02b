package dev.corpusmill.index.job;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException;
import org.apache.flink.util.SerializedThrowable;

/**
 * The failure of a job, as its client sees it.
 *
 * <p>From a cluster causes arrive as {@link SerializedThrowable}, because the cluster does not know the classes of a job:
 * here, where they are known, they are what they were.
 */
final class JobFailures {
    private JobFailures() {}

    /** The outermost classified failure with its kind; without one, a FATAL one with the innermost reason. */
    static ClassifiedException of(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SerializedThrowable sent) {
                cause = sent.deserializeError(JobFailures.class.getClassLoader());
            }
            if (cause instanceof ClassifiedException classified) {
                return classified;
            }
            if (cause instanceof NoResourceAvailableException) {
                return new ClassifiedException(
                        FailureKind.TRANSIENT,
                        "the cluster had no free slots for the job: more TaskManagers or slots are needed,"
                                + " or a smaller job.parallelism",
                        failure);
            }
            innermost = cause;
        }

        String reason = ClassifiedException.reasonOf(innermost);
        if (reason.endsWith("No space left on device")) { // the store names its own folder
            reason += " temporary-files=" + System.getProperty("java.io.tmpdir");
        }

        return new ClassifiedException(FailureKind.FATAL, "the job failed: reason=" + reason, failure);
    }
}
