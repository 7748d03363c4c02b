package dev.corpusmill.query.documents;

import java.io.IOException;
import java.util.Locale;

/** A change of documents that is refused; the message is for its client. */
public final class RefusedChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why, as far as a program can act on it. */
    public enum Reason {
        INVALID_NAME,
        INVALID_METADATA,
        NOT_FOUND,
        NOT_MANAGED,
        NAME_EXISTS,
        BUSY,
        EMPTY_FILE,
        TOO_LARGE,
        TOO_SLOW,
        INCOMPLETE,
        DISK_FULL,
        NOT_WRITTEN;

        /** The name in responses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public RefusedChangeException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    private RefusedChangeException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** A folder that could not be written to. The cause, with names of our folders, is for the log. */
    static RefusedChangeException of(IOException failed) {
        String said = String.valueOf(failed.getMessage());
        if (said.contains("No space left") || said.contains("quota exceeded")) {
            return new RefusedChangeException(
                    Reason.DISK_FULL,
                    "the disk of the documents is full, nothing was changed: make room there",
                    failed);
        }
        return new RefusedChangeException(
                Reason.NOT_WRITTEN,
                "the folder of the documents cannot be written; the log of the service says why",
                failed);
    }
}
