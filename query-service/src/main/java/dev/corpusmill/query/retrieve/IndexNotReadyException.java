package dev.corpusmill.query.retrieve;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;

/** There is no view of the index to search now; the message says why. */
public final class IndexNotReadyException extends ClassifiedException {
    private static final long serialVersionUID = 1L;

    IndexNotReadyException(String reason) {
        super(FailureKind.OVERLOADED, "index not ready: " + reason);
    }
}
