package dev.corpusmill.query.security;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.nio.file.Path;
import java.util.List;

/** The key file cannot be used; the message names every problem, and no hash. */
public final class KeyFileException extends ClassifiedException {
    private static final long serialVersionUID = 1L;

    KeyFileException(Path file, List<String> problems) {
        super(FailureKind.REJECTED, "key file cannot be used: file=" + file + "\n  " + String.join("\n  ", problems));
    }
}
