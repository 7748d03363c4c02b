package dev.corpusmill.query.prompt;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;

/** A template cannot be used; the message names it and says why. */
public final class TemplateException extends ClassifiedException {
    private static final long serialVersionUID = 1L;

    TemplateException(String message) {
        super(FailureKind.REJECTED, message);
    }
}
