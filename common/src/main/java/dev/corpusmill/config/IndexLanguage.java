package dev.corpusmill.config;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the texts of an index are written in: {@code auto}, where the language of each passage is detected, or ISO 639-1
 * codes, among which it is.
 */
public record IndexLanguage(List<String> codes) implements Serializable {
    /** All that can be configured; each has an analyzer. */
    public static final List<String> KNOWN = List.of(
            "ar", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "hi", "hu", "id", "it", "ja", "ko", "nl",
            "no", "pl", "pt", "ro", "ru", "sv", "tr", "zh");

    private static final String AUTO = "auto";

    public IndexLanguage {
        codes = List.copyOf(codes);
    }

    /** Parses {@code auto}, {@code de}, or several like {@code de, en}. */
    static IndexLanguage parse(String text) {
        Set<String> codes = new LinkedHashSet<>(Arrays.asList(text.strip().split("\\s*,\\s*", -1)));
        if (codes.equals(Set.of(AUTO))) {
            return new IndexLanguage(List.of(AUTO));
        }
        for (String code : codes) {
            if (!KNOWN.contains(code)) {
                throw new IllegalArgumentException(
                        "must be auto, or of " + String.join(", ", KNOWN) + ", was '" + code + "'");
            }
        }
        return new IndexLanguage(List.copyOf(codes));
    }

    /** As manifests and analyzers have it. */
    public String code() {
        return String.join(",", codes);
    }

    @Override
    public String toString() {
        return String.join(", ", codes);
    }
}
