package dev.corpusmill.index.flow;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.SerializedThrowable;
import org.jspecify.annotations.Nullable;

/** Turns classified failures into what Flink understands. */
public final class Failures {
    private Failures() {}

    /** The failure to throw out of an operator: it survives the way to the client, and one that is FATAL suppresses restarts. */
    public static RuntimeException ofJob(ClassifiedException failure) {
        ClassifiedException portable = portable(failure);
        return portable.kind() == FailureKind.FATAL ? new SuppressRestartsException(portable) : portable;
    }

    /** The same for what is refused: to begin again would be refused again. */
    public static RuntimeException refused(ClassifiedException failure) {
        return new SuppressRestartsException(portable(failure));
    }

    /** Causes of other libraries often cannot be serialized, and would take the kind with them. */
    private static ClassifiedException portable(ClassifiedException failure) {
        ClassifiedException portable = new ClassifiedException(
                failure.kind(), ClassifiedException.reasonOf(failure), sent(failure.getCause()));
        portable.setStackTrace(failure.getStackTrace());
        for (Throwable suppressed : failure.getSuppressed()) {
            portable.addSuppressed(new SerializedThrowable(suppressed));
        }
        return portable;
    }

    private static @Nullable Throwable sent(@Nullable Throwable cause) {
        return cause == null ? null : new SerializedThrowable(cause);
    }
}
