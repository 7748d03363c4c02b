package dev.corpusmill.api.config;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;

/** A number of bytes, written {@code 64KB}, {@code 16MB} or {@code 2GB}; units are powers of 1024. */
public record DataSize(long bytes) implements Serializable {
    private static final Map<String, Integer> SHIFT = Map.of("B", 0, "KB", 10, "MB", 20, "GB", 30);

    /** Parses a whole number with its unit. */
    public static DataSize parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        String unit = upper.replaceFirst("^\\d+\\s*", "");
        Integer shift = SHIFT.get(unit);
        if (shift == null || upper.length() == unit.length()) {
            throw new IllegalArgumentException("not a size like 64KB, 16MB or 2GB: '" + text + "'");
        }
        String number = upper.substring(0, upper.length() - unit.length()).strip();
        return new DataSize(Math.multiplyExact(Long.parseLong(number), 1L << shift));
    }

    @Override
    public String toString() {
        for (String unit : new String[] {"GB", "MB", "KB"}) {
            int shift = SHIFT.getOrDefault(unit, 0);
            if (bytes > 0 && bytes % (1L << shift) == 0) {
                return (bytes >> shift) + unit;
            }
        }
        return bytes + "B";
    }
}
