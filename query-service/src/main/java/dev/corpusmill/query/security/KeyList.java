package dev.corpusmill.query.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The keys of a file, for people. */
public final class KeyList {
    private KeyList() {}

    /** A key, and from when on it is none; {@link Instant#MAX} is never. */
    public record Listed(Client client, Instant expires) {}

    /**
     * What stands in the file, in its order; nothing where there is no file.
     *
     * @throws KeyFileException where there is a mistake in it
     */
    public static List<Listed> of(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return KeyFile.parse(file, Files.readAllBytes(file)).entries().stream()
                    .map(entry -> new Listed(entry.client(), entry.expires()))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
