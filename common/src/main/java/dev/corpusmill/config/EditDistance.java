package dev.corpusmill.config;

import java.util.Comparator;
import java.util.List;

/** The Levenshtein distance, how many characters to insert, delete or replace; and what it suggests. */
final class EditDistance {
    private static final int LONGEST = 100; // no key is; the table grows with the product of the lengths

    private EditDistance() {}

    /** The known key that was probably meant, or all of them. */
    static String suggestion(String given, List<String> known) {
        return known.stream()
                .filter(key ->
                        between(given, key) <= Math.max(2, key.length() / 3) && between(given, key) < key.length())
                .min(Comparator.comparingInt(key -> between(given, key)))
                .map(key -> "did you mean '" + key + "'?")
                .orElse("known are " + String.join(", ", known));
    }

    static int between(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
