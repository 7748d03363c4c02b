package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;

/** A request is no question to the documents, and nothing here can do what it asks for. */
final class TaskException extends ClassifiedException {
    private static final long serialVersionUID = 1L;

    TaskException(String message) {
        super(FailureKind.REJECTED, message);
    }
}
