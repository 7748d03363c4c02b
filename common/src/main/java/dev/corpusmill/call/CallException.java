package dev.corpusmill.call;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A remote call failed; kind and message say why. */
public final class CallException extends ClassifiedException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    public CallException(FailureKind kind, String message, @Nullable Throwable cause) {
        this(kind, message, Duration.ZERO, cause);
    }

    CallException(FailureKind kind, String message, Duration retryAfter, @Nullable Throwable cause) {
        super(kind, message, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the other side asked us to stay away; zero where it did not. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
