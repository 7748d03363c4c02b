package dev.corpusmill.index.parse.charset;

import java.util.Arrays;

/** How likely letters follow each other in one language. Costs are quarters of a nat: less is likelier. */
final class LetterModel {
    /** What a letter costs that the language does not have. */
    static final int FOREIGN = 48;

    private static final int MAX_PAIR = 40; // a pair that was never seen may still come
    private static final int MAX_POINT = 0x2000;

    private final byte[] indexes = new byte[MAX_POINT];
    private final byte[] single;
    private final byte[][] pairs;

    /** Letters, their costs, and for each letter the costs of those behind it; no rows where pairs are not known. */
    LetterModel(String letters, String costs, String[] rows) {
        Arrays.fill(indexes, (byte) -1);
        for (int i = 0; i < letters.length(); i++) {
            indexes[letters.charAt(i)] = (byte) i;
        }
        single = costs(costs);
        pairs = new byte[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            pairs[i] = costs(rows[i]);
        }
    }

    private static byte[] costs(String letters) {
        byte[] costs = new byte[letters.length()];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = (byte) (letters.charAt(i) - 'A');
        }
        return costs;
    }

    /** The cost of a lower-case word in a text, from one index to another. */
    int word(char[] text, int from, int to) {
        int cost = 0;
        int before = -1;
        for (int at = from; at < to; at++) {
            int index = text[at] < MAX_POINT ? indexes[text[at]] : -1;
            if (index < 0) {
                cost += FOREIGN;
            } else if (before < 0 || pairs.length == 0) {
                cost += single[index];
            } else {
                cost += Math.min(pairs[before][index], MAX_PAIR);
            }
            before = index;
        }
        return cost;
    }
}
