package dev.corpusmill.api.records;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A shard that breaks off or is damaged, so that nothing is known of the records behind that place. */
public final class ShardException extends IOException {
    private static final long serialVersionUID = 1L;

    public ShardException(String message) {
        super(message);
    }

    public ShardException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
