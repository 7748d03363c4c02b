package dev.corpusmill.index.parse.charset;

import java.util.Arrays;

/** Writing with letters: the best of several languages, each word of it in that language or in English. */
final class AlphabetModel implements WritingModel {
    private static final int CAPITAL_INSIDE = 20; // "приВЕТ"
    private static final int SMALL_BEHIND_CAPITALS = 12;
    private static final int SWITCH = 4; // to English and back

    private final LetterModel[] languages;
    private final LetterModel english = Models.letters("en")[0];

    AlphabetModel(String... languages) {
        this.languages = Models.letters(languages);
    }

    @Override
    public long cost(char[] text) {
        long[] costs = new long[languages.length];
        char[] lower = lower(text);
        long common = 0;
        for (int at = 0; at < text.length; ) {
            int end = at;
            while (end < text.length && isLetter(text[end])) {
                end++;
            }
            if (end == at) {
                common += WritingModel.symbol(text[at++]);
                continue;
            }
            common += shape(text, at, end);
            int foreign = english.word(lower, at, end) + SWITCH;
            for (int i = 0; i < costs.length; i++) {
                costs[i] += Math.min(languages[i].word(lower, at, end), foreign);
            }
            at = end;
        }
        return common + Arrays.stream(costs).min().orElse(0);
    }

    /** Vowel signs of Thai are marks, not letters. */
    private static boolean isLetter(char character) {
        return Character.isLetter(character) || Character.getType(character) == Character.NON_SPACING_MARK;
    }

    private static char[] lower(char[] text) {
        char[] lower = text.clone();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = Character.toLowerCase(lower[i]);
        }
        return lower;
    }

    /** A word is small, or begins with a capital, or is all capitals. */
    private static int shape(char[] text, int from, int to) {
        int cost = 0;
        for (int at = from + 1; at < to; at++) {
            boolean upper = Character.isUpperCase(text[at]);
            if (upper && Character.isLowerCase(text[at - 1])) {
                cost += CAPITAL_INSIDE;
            } else if (!upper && at > from + 1 && Character.isUpperCase(text[at - 1])) {
                cost += SMALL_BEHIND_CAPITALS;
            }
        }
        return cost;
    }
}
