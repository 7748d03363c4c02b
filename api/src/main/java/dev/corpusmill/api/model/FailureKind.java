package dev.corpusmill.api.model;

/** What a failure means for the caller; decided once, where the protocol is known. */
public enum FailureKind {
    /** The other side is full: the same call may succeed later, slower callers help. */
    OVERLOADED,
    /** The call may succeed when it is repeated. */
    TRANSIENT,
    /** This input will never succeed; others may. */
    REJECTED,
    /** Nothing will succeed until somebody repairs something. */
    FATAL;

    /** Whether repeating the same call can help. */
    public boolean retryable() {
        return switch (this) {
            case OVERLOADED, TRANSIENT -> true;
            case REJECTED, FATAL -> false;
        };
    }
}
