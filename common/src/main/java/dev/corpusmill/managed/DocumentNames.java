package dev.corpusmill.managed;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which names a document of a managed source may get: those that every file system, and every person, reads the same way. */
public final class DocumentNames {
    /** What a file name may have in most file systems, less what stands behind it in the name of its metadata. */
    private static final int MAX_BYTES = 255 - ManagedFolder.SIDECAR.length();

    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");
    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\:*?\"<>|]");

    private DocumentNames() {}

    /** The same name in one Unicode form. */
    public static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /** Equal for two names that some file systems take for one. */
    public static String folded(String name) {
        return normal(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** What is wrong with a name, as the end of a sentence; empty where nothing is. */
    public static Optional<String> problem(String name) {
        if (name.isBlank()) {
            return Optional.of("is empty");
        }
        if (SEPARATORS.matcher(name).find()) {
            return Optional.of("must not hold / \\ : * ? \" < > |");
        }
        if (name.codePoints().anyMatch(DocumentNames::invisible)) {
            return Optional.of("must not hold control or other invisible characters");
        }
        if (name.startsWith(".") || name.startsWith("~$")) {
            return Optional.of("must not begin with . or ~$, like a hidden file");
        }
        if (name.endsWith(".") || !name.equals(name.strip())) {
            return Optional.of("must not begin or end with a space, or end with a dot");
        }
        if (RESERVED.matcher(name).matches() || reservedHere(name)) {
            return Optional.of("is reserved");
        }
        int bytes = normal(name).getBytes(StandardCharsets.UTF_8).length;
        return bytes > MAX_BYTES
                ? Optional.of("is too long: bytes=" + bytes + " limit=" + MAX_BYTES)
                : Optional.empty();
    }

    private static boolean reservedHere(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(ManagedFolder.SIDECAR) || lower.equals("thumbs.db") || lower.equals("desktop.ini");
    }

    /** Directions of text, joiners and the like make two names look alike; unpaired surrogates are no text at all. */
    private static boolean invisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
