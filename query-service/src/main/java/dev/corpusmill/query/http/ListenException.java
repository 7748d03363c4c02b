package dev.corpusmill.query.http;

/** The service could not, or would not, listen at its address; the message names it. */
public final class ListenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ListenException(String message) {
        super(message);
    }
}
