package dev.corpusmill.text;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Adds the parts of a name in a program behind it: {@code parseHttpHeader} is also parse, http and header, and
 * {@code java.util.List} its three names. What prose is made of stays as it is: one capital at the start, all capitals,
 * numbers, an apostrophe.
 */
final class IdentifierParts extends TokenFilter {
    private static final int MIN_PART_CHARS = 2;
    private static final int MAX_WORD_CHARS = 128;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final Deque<String> parts = new ArrayDeque<>();

    IdentifierParts(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!parts.isEmpty()) {
            term.setEmpty().append(parts.remove());
            position.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        split();
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        parts.clear();
    }

    private void split() {
        int length = term.length();
        if (length <= MIN_PART_CHARS || length > MAX_WORD_CHARS) {
            return;
        }
        int start = 0;
        for (int i = 1; i < length; i++) {
            if (isBreak(i)) {
                add(start, i);
                start = i;
            }
        }
        if (start > 0) {
            add(start, length);
        }
    }

    /** Before a capital behind a small letter, before the last of several capitals, and at a point between letters. */
    private boolean isBreak(int at) {
        char before = term.charAt(at - 1);
        char here = term.charAt(at);
        if (here == '.' || before == '.') {
            int point = here == '.' ? at : at - 1;
            return point > 0
                    && point + 1 < term.length()
                    && Character.isLetter(term.charAt(point - 1))
                    && Character.isLetter(term.charAt(point + 1));
        }
        boolean smallBehind = at + 2 < term.length() // two of them: PDFs is one word
                && Character.isLowerCase(term.charAt(at + 1))
                && Character.isLowerCase(term.charAt(at + 2));
        return Character.isUpperCase(here)
                && (Character.isLowerCase(before) || (Character.isUpperCase(before) && smallBehind));
    }

    private void add(int from, int to) {
        int start = term.charAt(from) == '.' ? from + 1 : from;
        if (to - start >= MIN_PART_CHARS) {
            parts.add(new String(term.buffer(), start, to - start));
        }
    }
}
