package dev.corpusmill.index.report;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;

/** Exit codes of a run, for its scheduler. */
public final class ExitCode {
    /** Done and complete. */
    public static final int DONE = 0;
    /** Failed: also a source whose folder is missing or empty. */
    public static final int FAILED = 1;
    /** Usage or configuration. */
    public static final int USAGE = 2;
    /** Refused by a guard or a gate; nothing changed for readers. */
    public static final int REFUSED = 3;
    /** Done, but more failures than allowed, or an incomplete listing. */
    public static final int INCOMPLETE = 4;
    /** Another run holds the lease. */
    public static final int BUSY = 5;

    private ExitCode() {}

    /** The code of a run that ended with this failure: a refusal changed nothing, all else is a failure. */
    public static int of(ClassifiedException failure) {
        return failure.kind() == FailureKind.REJECTED ? REFUSED : FAILED;
    }
}
