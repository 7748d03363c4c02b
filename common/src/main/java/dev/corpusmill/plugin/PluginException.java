package dev.corpusmill.plugin;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;

/** A plug-in that cannot be used, or a part that none brings; the message names the jar or the part, and what to do. FATAL. */
public final class PluginException extends ClassifiedException {
    private static final long serialVersionUID = 1L;

    PluginException(String message) {
        super(FailureKind.FATAL, message);
    }

    PluginException(String message, Throwable cause) {
        super(FailureKind.FATAL, message, cause);
    }
}
