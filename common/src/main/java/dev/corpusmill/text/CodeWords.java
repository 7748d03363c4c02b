package dev.corpusmill.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds part numbers, names of constants and sections of laws in a text, which the tokenizer takes apart: {@code XR-2000/7},
 * {@code GL_TEXTURE_2D}, {@code § 12a}. Each becomes one more word, without what joins its parts, so that {@code XR2000-7}
 * is the same: {@code xr20007}, {@code gltexture2d}, {@code §12a}.
 */
final class CodeWords {
    private static final int MAX_CHARS = 64; // what is longer is a path or an address
    private static final int MAX_SECTION = 12;
    private static final String JOINERS = "-_/\u2010\u2011\u2012\u2013";
    private static final char SECTION = '§';

    private CodeWords() {}

    /** The codes of a text, each as often as it occurs. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (unit == SECTION) {
                at = section(text, at + 1, words);
            } else if (isPart(unit)) {
                int end = end(text, at);
                if (end - at <= MAX_CHARS && isCode(text, at, end)) {
                    words.add(joined(text, at, end));
                }
                at = end;
            } else {
                at++;
            }
        }
        return words;
    }

    /** The number behind a section sign, or two, and what is left to read. */
    private static int section(String text, int behind, List<String> words) {
        int start = behind;
        while (start < text.length() && (text.charAt(start) == SECTION || isBlank(text.charAt(start)))) {
            start++;
        }
        int end = start;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        if (end > start && end - start <= MAX_SECTION && Character.isDigit(text.charAt(start))) {
            words.add(SECTION + joined(text, start, end));
        }
        return start;
    }

    private static boolean isBlank(char unit) {
        return unit == ' ' || Character.isSpaceChar(unit);
    }

    /** Chinese, Japanese and Korean have no blanks: their characters are no part of a code. */
    private static boolean isPart(char unit) {
        return Character.isLetterOrDigit(unit) && (unit < 0x1100 || unit >= 0xFF00) && unit < 0xFF66;
    }

    /** Where parts that single joiners join end. */
    private static int end(String text, int start) {
        int end = start;
        while (end < text.length()) {
            boolean joins = end > start
                    && end + 1 < text.length()
                    && JOINERS.indexOf(text.charAt(end)) >= 0
                    && isPart(text.charAt(end + 1));
            if (!joins && !isPart(text.charAt(end))) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Joined parts with letters and digits, or with underscores, or digits with a slash; not well-known and 2018-2019. */
    private static boolean isCode(String text, int start, int end) {
        boolean joined = false;
        boolean letter = false;
        boolean digit = false;
        boolean underscore = false;
        boolean slash = false;
        for (int at = start; at < end; at++) {
            char unit = text.charAt(at);
            joined |= JOINERS.indexOf(unit) >= 0;
            letter |= Character.isLetter(unit);
            digit |= Character.isDigit(unit);
            underscore |= unit == '_';
            slash |= unit == '/';
        }
        return joined && ((letter && digit) || underscore || (digit && slash));
    }

    private static String joined(String text, int start, int end) {
        StringBuilder word = new StringBuilder(end - start);
        for (int at = start; at < end; at++) {
            if (isPart(text.charAt(at))) {
                word.append(text.charAt(at));
            }
        }
        return WordForms.withoutAccents(word.toString()).toLowerCase(Locale.ROOT);
    }
}
