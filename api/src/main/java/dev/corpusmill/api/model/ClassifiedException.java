package dev.corpusmill.api.model;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        return failure instanceof FileSystemException file && file.getReason() == null
                ? whatIsWrong(file) + ": " + message
                : message;
    }

    /** Java says it in the type only; the message is the bare path. */
    private static String whatIsWrong(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "access denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "there is already a file of this name";
        }
        return failure.getClass().getSimpleName();
    }
}
