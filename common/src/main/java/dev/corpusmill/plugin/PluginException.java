package dev.corpusmill.plugin;

/** A plug-in that cannot be used, or a part that none brings; the message names the jar or the part, and what to do. */
public final class PluginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PluginException(String message) {
        super(message);
    }

    PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
