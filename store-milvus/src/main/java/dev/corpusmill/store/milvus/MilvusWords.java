package dev.corpusmill.store.milvus;

import dev.corpusmill.text.SearchWords;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The words of BM25, cut by our own analyzers and written so that Milvus's {@code standard} analyzer keeps each one whole:
 * separated by spaces, and whatever is not plain ASCII as {@code zz} and four digits to the base of 36 a character. So a
 * question finds the same words here as in the embedded store, in every language.
 */
final class MilvusWords {
    /** Longest VARCHAR of Milvus, in bytes. */
    static final int MAX_BYTES = 65_535;

    private static final String ESCAPE = "zz";
    private static final int DIGITS = 4; // 36^4 is more than the last code point
    private static final int BASE = 36;

    private MilvusWords() {}

    /** The words of a passage, each as often as it occurs; what does not fit into a field is left out, from the end. */
    static String ofPassage(String language, String text) {
        return joined(SearchWords.ofPassage(language, text));
    }

    static String ofQuestion(String language, String question) {
        return joined(SearchWords.ofQuestion(language, question));
    }

    private static String joined(Map<String, Integer> words) {
        StringBuilder joined = new StringBuilder();
        for (Map.Entry<String, Integer> word : words.entrySet()) {
            String written = written(word.getKey());
            for (int i = 0; i < word.getValue() && joined.length() + written.length() < MAX_BYTES; i++) {
                joined.append(joined.isEmpty() ? "" : " ").append(written);
            }
        }
        return joined.toString();
    }

    private static String written(String word) {
        if (plain(word)) {
            return word;
        }
        StringBuilder escaped = new StringBuilder(ESCAPE);
        word.codePoints().forEach(character -> {
            String digits = Integer.toString(character, BASE);
            escaped.append("0".repeat(DIGITS - digits.length())).append(digits);
        });
        return escaped.toString();
    }

    private static boolean plain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char character = word.charAt(i);
            if ((character < 'a' || character > 'z') && (character < '0' || character > '9')) {
                return false;
            }
        }
        return !word.isEmpty() && !word.startsWith(ESCAPE);
    }

    /** Length in UTF-8. */
    static int bytes(String text) {
        return text.length() * 3 <= MAX_BYTES ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
