package dev.corpusmill.call;

import dev.corpusmill.api.model.FailureKind;

/** What an HTTP status means for whoever called. */
public final class HttpFailures {
    private HttpFailures() {}

    /** The kind of a status that is not a success. */
    public static FailureKind kind(int status) {
        return switch (status) {
            case 429, 503 -> FailureKind.OVERLOADED;
            case 408, 425, 500, 502, 504 -> FailureKind.TRANSIENT;
            case 401, 403, 404, 405, 407, 410, 501 -> FailureKind.FATAL; // wrong key, address or model
            default -> status >= 400 && status < 500 ? FailureKind.REJECTED : FailureKind.FATAL;
        };
    }
}
