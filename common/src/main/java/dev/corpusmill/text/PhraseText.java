package dev.corpusmill.text;

import java.util.Locale;

/**
 * A text in the form in which phrases are compared: without accents, in small letters, with one blank for any white space and
 * without marks that nobody sees. So a phrase is found over a line break, and {@code Café} by {@code cafe}.
 */
public final class PhraseText {
    private PhraseText() {}

    /** The text in that form. */
    public static String of(String text) {
        String folded = WordForms.withoutAccents(text).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(folded.length());
        boolean blank = true; // none in front
        for (int at = 0; at < folded.length(); at++) {
            char unit = folded.charAt(at);
            boolean white = Character.isWhitespace(unit) || Character.isSpaceChar(unit);
            if (!white) {
                plain.append(unit == '’' ? '\'' : unit);
            } else if (!blank) {
                plain.append(' ');
            }
            blank = white;
        }
        return plain.toString().stripTrailing();
    }

    /** Whether a text holds a phrase, both in that form, from one border of a word to another. */
    public static boolean holds(String text, String phrase) {
        for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
            int end = at + phrase.length();
            boolean begins = at == 0 || !joined(text.charAt(at - 1), phrase.charAt(0));
            boolean ends = end == text.length() || !joined(phrase.charAt(phrase.length() - 1), text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /** Whether two neighbors belong to one word; Chinese and Japanese have no blanks between words. */
    private static boolean joined(char left, char right) {
        return Character.isLetterOrDigit(left)
                && Character.isLetterOrDigit(right)
                && !Character.isIdeographic(left)
                && !Character.isIdeographic(right)
                && !kana(left)
                && !kana(right);
    }

    private static boolean kana(char unit) {
        return unit >= 0x3040 && unit < 0x3100;
    }
}
