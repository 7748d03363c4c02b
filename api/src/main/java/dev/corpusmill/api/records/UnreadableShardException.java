package dev.corpusmill.api.records;

import java.io.IOException;

/** A shard that is not of its source's format at all: the configuration is wrong, or the file does not belong there. */
public final class UnreadableShardException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableShardException(String message) {
        super(message);
    }
}
