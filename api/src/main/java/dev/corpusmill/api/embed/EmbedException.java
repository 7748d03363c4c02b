package dev.corpusmill.api.embed;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import org.jspecify.annotations.Nullable;

/** Texts could not be embedded; kind and message say why. */
public final class EmbedException extends ClassifiedException {
    private static final long serialVersionUID = 1L;

    public EmbedException(FailureKind kind, String message) {
        super(kind, message);
    }

    public EmbedException(FailureKind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
    }
}
