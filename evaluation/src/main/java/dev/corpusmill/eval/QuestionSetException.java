package dev.corpusmill.eval;

/** A set of questions cannot be used; the message names the file, the place in it and what is wrong. */
public final class QuestionSetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QuestionSetException(String message) {
        super(message);
    }

    QuestionSetException(String message, Throwable cause) {
        super(message, cause);
    }
}
