package dev.corpusmill.index.flow;

import dev.corpusmill.model.ClassifiedException;
import dev.corpusmill.model.FailureKind;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/** Turns classified failures into what Flink understands. */
public final class Failures {
    private Failures() {}

    /** The failure to throw out of an operator: one that is FATAL suppresses restarts. */
    public static RuntimeException ofJob(ClassifiedException failure) {
        return failure.kind() == FailureKind.FATAL ? new SuppressRestartsException(failure) : failure;
    }
}
