package dev.corpusmill.api.store;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import org.jspecify.annotations.Nullable;

/** A store could not do what it was asked; the adapter has classified why. */
public final class StoreException extends ClassifiedException {
    private static final long serialVersionUID = 1L;

    public StoreException(FailureKind kind, String message) {
        super(kind, message);
    }

    public StoreException(FailureKind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
    }
}
