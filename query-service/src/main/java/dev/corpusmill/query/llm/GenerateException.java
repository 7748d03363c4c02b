package dev.corpusmill.query.llm;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import org.jspecify.annotations.Nullable;

/** A server did not write a whole answer; kind and message say why. */
public final class GenerateException extends ClassifiedException {
    private static final long serialVersionUID = 1L;

    public GenerateException(FailureKind kind, String message) {
        super(kind, message);
    }

    public GenerateException(FailureKind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
    }
}
