package dev.corpusmill.tokenize;

import java.util.Arrays;

/**
 * The special tokens around a text, and around two.
 *
 * @param before the text
 * @param behind the text
 * @param between two texts
 * @param behindSecond of two texts
 * @param typed whether the second text's tokens have the type 1
 */
record SpecialTokens(int[] before, int[] behind, int[] between, int[] behindSecond, boolean typed) {
    static final SpecialTokens NONE = new SpecialTokens(new int[0], new int[0], new int[0], new int[0], false);

    /** How many there are around one text. */
    int count() {
        return before.length + behind.length;
    }

    /** One text with its tokens, cut so that there are at most {@code maxTokens}. */
    int[] around(int[] tokens, int maxTokens) {
        int kept = Math.min(tokens.length, Math.max(0, maxTokens - count()));
        return joined(before, Arrays.copyOf(tokens, kept), behind);
    }

    /** Two texts, of the first at most half of {@code maxTokens} with its own special tokens, of the second what is left. */
    TokenPair around(int[] first, int[] second, int maxTokens) {
        int firstKept = Math.min(first.length, Math.max(0, maxTokens / 2 - before.length - between.length));
        int[] head = joined(before, Arrays.copyOf(first, firstKept), between);
        int secondKept = Math.min(second.length, Math.max(0, maxTokens - head.length - behindSecond.length));
        int[] ids = joined(head, Arrays.copyOf(second, secondKept), behindSecond);
        return new TokenPair(ids, typed ? head.length : ids.length);
    }

    private static int[] joined(int[]... parts) {
        int[] all = new int[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
