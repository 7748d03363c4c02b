package dev.corpusmill.split;

import java.util.ArrayList;
import java.util.List;

/** Cuts a sentence or a table's row that is too long by itself: at white space or a comma near the limit, else at it. */
final class OversizeSplitter {
    private static final String PAUSES = ",;:，；：、)）";

    private OversizeSplitter() {}

    static List<TextSpan> cut(String text, int start, int end, Limits limits) {
        List<TextSpan> units = new ArrayList<>();
        int at = Whitespace.skip(text, start, end);
        while (at < end) {
            TextSpan unit = first(text, at, end, limits);
            units.add(unit);
            at = Whitespace.skip(text, unit.end(), end);
        }
        return units;
    }

    /** The longest unit that begins at {@code start}, which is not white space; all of the range where it fits. */
    static TextSpan first(String text, int start, int end, Limits limits) {
        int cut = longest(text, start, end, limits);
        int[] tokenEnds = tokenEnds(text, start, cut, limits);
        while (tokenEnds.length > limits.maxTokens()) { // a cut made a long unknown word one of many known pieces
            cut = start + lastEnd(tokenEnds, limits.maxTokens());
            tokenEnds = tokenEnds(text, start, cut, limits);
        }
        return new TextSpan(start, Whitespace.trim(text, start, cut), tokenEnds.length);
    }

    private static int[] tokenEnds(String text, int start, int end, Limits limits) {
        return limits.tokenEnds().apply(text.substring(start, end));
    }

    /** The window grows, so that what is measured stays within twice of what is used, whatever the script. */
    private static int longest(String text, int start, int end, Limits limits) {
        int window = Math.min(limits.maxChars(), limits.maxTokens() * 2);
        while (true) {
            int to = Math.min(end, Whitespace.betweenCharacters(text, Math.min(end, start + window)));
            int[] tokenEnds = tokenEnds(text, start, to, limits);
            if (tokenEnds.length > limits.maxTokens()) {
                return niceCut(text, start, start + lastEnd(tokenEnds, limits.maxTokens()));
            }
            if (to == end) {
                return end;
            }
            if (window >= limits.maxChars()) {
                return niceCut(text, start, to);
            }
            window = Math.min(limits.maxChars(), window * 2);
        }
    }

    /** The last offset with at most {@code max} tokens before it: the tokens of one character all end with it. */
    private static int lastEnd(int[] tokenEnds, int max) {
        int last = max - 1;
        while (last > 0 && tokenEnds[last] == tokenEnds[max]) {
            last--;
        }
        return tokenEnds[last];
    }

    private static int niceCut(String text, int start, int limit) {
        int earliest = start + (limit - start) * 3 / 4;
        for (int at = limit; at > earliest; at--) {
            if (Whitespace.isWhite(text.charAt(at - 1)) || PAUSES.indexOf(text.charAt(at - 1)) >= 0) {
                return at;
            }
        }
        int cut = Whitespace.betweenCharacters(text, limit);
        return cut > start ? cut : limit;
    }
}
