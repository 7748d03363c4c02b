package dev.corpusmill.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Checks metadata of documents against the fields that the configuration declares. */
public final class MetadataValues {
    private static final int MAX_CHARS = 1000;

    private MetadataValues() {}

    /** What is wrong with a field and its value; empty where nothing is. */
    public static Optional<String> problem(String field, String value, Map<String, String> types) {
        String type = types.get(field);
        if (type == null) {
            return Optional.of("metadata field '" + field + "' is not declared, declared are "
                    + (types.isEmpty() ? "none (metadata in the configuration)" : new TreeSet<>(types.keySet())));
        }
        if (value.length() > MAX_CHARS || value.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("metadata field '" + field + "' must have up to " + MAX_CHARS
                    + " characters, and no control characters");
        }
        return ofType(type, value)
                ? Optional.empty()
                : Optional.of("metadata field '" + field + "' must be a " + type + ", was '" + value + "'");
    }

    /** Whether a text is a value of a declared type: keyword, long or double. */
    public static boolean ofType(String type, String value) {
        return switch (type) {
            case "long" -> value.matches("-?\\d{1,18}");
            case "double" -> value.matches("-?\\d+(\\.\\d+)?([eE]-?\\d{1,2})?");
            default -> true;
        };
    }
}
