package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * A server did not write a whole answer; kind and message say why. The message names the server and quotes it: it is for
 * the log, and {@link #shown} is for clients.
 */
public final class GenerateException extends ClassifiedException {
    private static final long serialVersionUID = 1L;

    private final Cause why;
    private final String said;

    /** What there is to know beside the kind. */
    enum Cause {
        /** The server said nothing in time: it will hardly say more at once. */
        SILENT,
        /** What it was sent and what it may write are together longer than its model takes. */
        TOO_LONG,
        OTHER
    }

    public GenerateException(FailureKind kind, String message) {
        this(kind, message, Cause.OTHER, "");
    }

    public GenerateException(FailureKind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
        this.why = Cause.OTHER;
        this.said = "";
    }

    /** @param said what the server wrote, up to a limit; empty where it wrote nothing */
    GenerateException(FailureKind kind, String message, Cause why, String said) {
        super(kind, message);
        this.why = why;
        this.said = said;
    }

    /** Whether less text might be taken. */
    public boolean tooLong() {
        return why == Cause.TOO_LONG;
    }

    boolean silent() {
        return why == Cause.SILENT;
    }

    String said() {
        return said;
    }

    /** The failure in words for a client: without what the server said, and where it is. */
    public String shown() {
        if (tooLong()) {
            return "the prompt is too long for the model";
        }
        return switch (kind()) {
            case OVERLOADED -> "the model servers are busy";
            case TRANSIENT -> silent() ? "the model server was silent for too long" : "the model server broke off";
            case REJECTED -> "the model server refused the request";
            case FATAL -> "the model server cannot be used";
        };
    }
}
