package dev.corpusmill.query.limit;

/** There is no room for a request now. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean quota;
    private final int retryAfterSeconds;

    private RefusedException(String message, boolean quota, int retryAfterSeconds) {
        super(message, null, false, false); // made by the thousand under load: no stack trace
        this.quota = quota;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static RefusedException overQuota(String message, int retryAfterSeconds) {
        return new RefusedException(message, true, retryAfterSeconds);
    }

    static RefusedException full(String message, int retryAfterSeconds) {
        return new RefusedException(message, false, retryAfterSeconds);
    }

    /** Whether the client asks too much; else the service is full. */
    public boolean quota() {
        return quota;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
