package dev.corpusmill.index.parse;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import org.jspecify.annotations.Nullable;

/** A document could not be parsed; kind and message say why. */
public final class ParseException extends ClassifiedException {
    private static final long serialVersionUID = 1L;

    public ParseException(FailureKind kind, String message) {
        super(kind, message);
    }

    public ParseException(FailureKind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
    }

    /** The content is to blame: it will not parse tomorrow either. */
    public static ParseException rejected(String message) {
        return new ParseException(FailureKind.REJECTED, message);
    }
}
