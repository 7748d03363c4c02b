package dev.corpusmill.model;

import org.jspecify.annotations.Nullable;

/** A failure with its kind; the message is lower case and carries its facts as pairs. */
public class ClassifiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    public ClassifiedException(FailureKind kind, String message) {
        this(kind, message, null);
    }

    public ClassifiedException(FailureKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public FailureKind kind() {
        return kind;
    }

    /** The message, or the class name of a throwable without one: never an empty reason. */
    public static String reasonOf(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
