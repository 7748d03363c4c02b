package dev.corpusmill.query.security;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** Adds keys to a key file, behind what is there, comments and all. */
public final class KeyWriter {
    private static final String HEAD = """
            # API keys of the query service; read again when it changes. Only hashes are here: `keys add` makes a key.
            # class: live, or batch (gets what live requests leave); rate: requests a second, concurrency: requests at
            # once, 0: any number; operator: may read metrics and clear caches, which tell of all tenants.
            keys:
            """;

    private KeyWriter() {}

    /**
     * Adds a key; the file is created where there is none.
     *
     * @throws KeyFileException where the file would not be a key file with it
     */
    public static void add(Path file, String hash, Client client) {
        try {
            String before = Files.exists(file) ? Files.readString(file) : HEAD;
            String after = (before.endsWith("\n") ? before : before + "\n") + entry(hash, client);
            byte[] bytes = after.getBytes(StandardCharsets.UTF_8);
            KeyFile.parse(file, bytes);
            replace(file.toAbsolutePath(), bytes);
        } catch (IOException failed) {
            throw new ClassifiedException(
                    FailureKind.FATAL,
                    "key file not written: file=" + file + " reason=" + ClassifiedException.reasonOf(failed),
                    failed);
        }
    }

    /** In one step, readable by its owner only. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Path fresh = Files.createTempFile(
                file.resolveSibling("").toAbsolutePath(),
                "keys",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String entry(String hash, Client client) {
        StringBuilder entry = new StringBuilder("  - name: " + quoted(client.name()) + "\n");
        entry.append("    hash: ").append(quoted(hash)).append('\n');
        entry.append("    tenant: ").append(quoted(client.scope().tenant())).append('\n');
        entry.append("    principals: [");
        entry.append(String.join(
                ", ",
                client.scope().principals().stream()
                        .sorted()
                        .map(KeyWriter::quoted)
                        .toList()));
        entry.append("]\n    class: ").append(client.priority().label());
        entry.append(String.format(
                Locale.ROOT,
                "%n    rate: %s%n    concurrency: %d%n    operator: %s%n",
                client.quota().rate(),
                client.quota().concurrency(),
                client.operator()));
        return entry.toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
