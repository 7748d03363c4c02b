package dev.corpusmill.example.words;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What counts as the same word: letter case, Unicode form, and punctuation around it make no difference. */
final class Words {
    /** Longest word, in bytes of UTF-8; a longer one is in no index and in no question. */
    static final int MAX_BYTES = 100;

    private static final int MAX_WORDS = 64; // of a question
    private static final byte[] NONE = {};

    private Words() {}

    static boolean blank(char unit) {
        return Character.isWhitespace(unit) || Character.isSpaceChar(unit);
    }

    /** The one word of a text, in UTF-8; empty where it has none, several, or one that is too long. */
    static byte[] only(String text) {
        String word = trimmed(text);
        for (int i = 0; i < word.length(); i++) {
            if (blank(word.charAt(i))) {
                return NONE;
            }
        }
        return utf8(word);
    }

    /** The words of a question, each once, in its order. */
    static List<byte[]> of(String question) {
        List<String> seen = new ArrayList<>();
        List<byte[]> words = new ArrayList<>();
        int start = 0;
        for (int end = 0; end <= question.length() && words.size() < MAX_WORDS; end++) {
            if (end == question.length() || blank(question.charAt(end))) {
                String part = trimmed(question.substring(start, end));
                byte[] word = utf8(part);
                if (word.length > 0 && !seen.contains(part)) {
                    seen.add(part);
                    words.add(word);
                }
                start = end + 1;
            }
        }
        return words;
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && !Character.isLetterOrDigit(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (start < end && !Character.isLetterOrDigit(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        String word = text.substring(start, end).toLowerCase(Locale.ROOT);
        return ascii(word) ? word : Normalizer.normalize(word, Normalizer.Form.NFC);
    }

    /** Such a word has one Unicode form only; to ask for it takes longer than the look-up. */
    private static boolean ascii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static byte[] utf8(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MAX_BYTES ? bytes : NONE;
    }
}
