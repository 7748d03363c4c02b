package dev.corpusmill.query.security;

import dev.corpusmill.api.model.ClassifiedException;
import dev.corpusmill.api.model.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Adds keys to a key file and takes them out again; all else in it stays as it is, comments and all. */
public final class KeyWriter {
    private static final String HEAD = """
        # API keys of the query service; read again when it changes. Only hashes are here: `keys add` makes a key.
        # class: live, or batch (gets what live requests leave); rate: requests a second, 0: any number; concurrency:
        # requests at once, 0: limits.per-key; operator: may read metrics and clear caches, which tell of all tenants;
        # editor: may add, change and delete documents of managed sources; source-list: whether answers in OpenAI's format end with a list of their sources, in place of answer.source-list;
        # expires: the day, like 2030-12-31, from whose end (UTC) on the key is none.
        keys:
        """;

    private static final Pattern EMPTY_LIST = Pattern.compile("(?m)^keys:\\s*\\[\\s*]\\s*$");
    private static final Pattern OPEN_LIST = Pattern.compile("(?m)^keys:\\s*$");
    private static final Pattern ITEM = Pattern.compile("\\s*- ");

    private KeyWriter() {}

    /** Adds a key that does not expire. */
    public static void add(Path file, String hash, Client client) {
        add(file, hash, client, "");
    }

    /**
     * Adds a key; the file is created where there is none.
     *
     * @param expires the last day of the key, like 2030-12-31; empty for none
     * @throws ClassifiedException REJECTED where there is a key of this name
     * @throws KeyFileException where the file would not be a key file with it
     */
    public static void add(Path file, String hash, Client client, String expires) {
        try {
            String before = Files.exists(file) ? Files.readString(file) : HEAD;
            boolean any = before.lines().anyMatch(line -> ITEM.matcher(line).lookingAt());
            if (any
                    && check(file, before).entries().stream()
                            .anyMatch(entry -> entry.client().name().equals(client.name()))) {
                throw rejected("there is a key of this name: file=" + file + " name=" + client.name()
                        + " (choose another name, or revoke that key)");
            }
            String open = EMPTY_LIST.matcher(before).replaceFirst("keys:");
            String after = (open.endsWith("\n") ? open : open + "\n") + entry(hash, client, expires);
            check(file, after);
            replace(file.toAbsolutePath(), after.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw notWritten(file, failed);
        }
    }

    /**
     * Takes a key out.
     *
     * @throws ClassifiedException REJECTED where there is none of this name, or the file is not written as {@link #add} does
     */
    public static void revoke(Path file, String name) {
        List<String> names =
                KeyList.of(file).stream().map(key -> key.client().name()).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw rejected("no such key: file=" + file + " name=" + name + " keys=" + names);
        }
        try {
            String after = without(Files.readString(file), index);
            List<String> left = new ArrayList<>(names);
            left.remove(index);
            List<String> there = check(file, after).entries().stream()
                    .map(entry -> entry.client().name())
                    .toList();
            if (!there.equals(left)) {
                throw rejected(
                        "the key cannot be taken out of this file, do it by hand: file=" + file + " name=" + name);
            }
            replace(file.toAbsolutePath(), after.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw notWritten(file, failed);
        }
    }

    /** The text without one item of its list: the lines from its dash to the next. */
    private static String without(String text, int index) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (ITEM.matcher(lines.get(i)).lookingAt()) {
                items.add(i);
            }
        }
        if (index < items.size()) {
            int end = index + 1 < items.size() ? items.get(index + 1) : lines.size();
            lines.subList(items.get(index), end).clear();
        }
        String left = String.join("\n", lines) + "\n";
        return items.size() == 1 ? OPEN_LIST.matcher(left).replaceFirst("keys: []") : left;
    }

    private static KeyRing check(Path file, String text) {
        return KeyFile.parse(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ClassifiedException rejected(String message) {
        return new ClassifiedException(FailureKind.REJECTED, message);
    }

    private static ClassifiedException notWritten(Path file, IOException failed) {
        return new ClassifiedException(
                FailureKind.FATAL,
                "key file not written: file=" + file + " reason=" + ClassifiedException.reasonOf(failed),
                failed);
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

    private static String entry(String hash, Client client, String expires) {
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
        client.sourceList()
                .ifPresent(
                        list -> entry.append("    source-list: ").append(list).append('\n'));
        if (client.editor()) {
            entry.append("    editor: true\n");
        }
        if (!expires.isEmpty()) {
            entry.append("    expires: ").append(quoted(expires)).append('\n');
        }
        return entry.toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
