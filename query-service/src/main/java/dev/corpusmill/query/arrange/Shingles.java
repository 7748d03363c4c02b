package dev.corpusmill.query.arrange;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Runs of {@value #LENGTH} words as hashes (Broder 1997, "On the resemblance and containment of documents"). */
final class Shingles {
    static final int LENGTH = 3;

    private static final int MAX_WORDS = 2000; // of one text; chunks are shorter

    private Shingles() {}

    /** The runs of a text; one that is shorter than a run is one itself. */
    static Set<Integer> of(String text) {
        List<String> words = words(text.toLowerCase(Locale.ROOT));
        Set<Integer> shingles = new HashSet<>();
        for (int start = 0; start == 0 || start + LENGTH <= words.size(); start++) {
            shingles.add(
                    words.subList(start, Math.min(words.size(), start + LENGTH)).hashCode());
        }
        return shingles;
    }

    /** Runs of letters and digits; of scripts without blanks between words each character. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < text.length() && words.size() < MAX_WORDS; ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            boolean letter = Character.isLetterOrDigit(character);
            boolean alone = letter && isDense(character);
            if ((!letter || alone) && word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (alone) {
                words.add(Character.toString(character));
            } else if (letter) {
                word.appendCodePoint(character);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isDense(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.THAI;
    }

    /** The share of their runs that two texts have in common, 0 to 1. */
    static double resemblance(Set<Integer> one, Set<Integer> other) {
        Set<Integer> smaller = one.size() <= other.size() ? one : other;
        Set<Integer> larger = smaller == one ? other : one;
        int common = 0;
        for (Integer shingle : smaller) {
            common += larger.contains(shingle) ? 1 : 0;
        }
        int all = one.size() + other.size() - common;
        return all == 0 ? 0 : (double) common / all;
    }
}
