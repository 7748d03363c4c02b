package dev.corpusmill.split;

import dev.corpusmill.api.split.SplitContext;
import java.util.function.Function;

/**
 * How large pieces may be, and the ruler that measures them.
 *
 * @param tokenEnds gives for each token of a text the offset behind it
 * @param maxTokens of one piece, without special tokens
 * @param maxChars of one piece: a word that the model does not know is one token however long it is
 * @param overlapTokens at most so many are repeated at the start of the next piece
 */
record Limits(Function<String, int[]> tokenEnds, int maxTokens, int maxChars, int overlapTokens) {
    /** No language has words of so many letters per token; what exceeds it is data, not text. */
    private static final int MAX_CHARS_PER_TOKEN = 16;

    Limits(Function<String, int[]> tokenEnds, int maxTokens, int overlapTokens) {
        this(tokenEnds, maxTokens, maxTokens * MAX_CHARS_PER_TOKEN, overlapTokens);
    }

    static Limits of(SplitContext context) {
        return new Limits(context.tokenEnds(), context.maxTokens(), context.overlapTokens());
    }

    int count(String text) {
        return tokenEnds.apply(text).length;
    }

    /** The range with its tokens. What is too long by its characters is not counted: it must be cut anyway. */
    TextSpan measured(String text, int start, int end) {
        int tokens = end - start > maxChars ? Integer.MAX_VALUE : count(text.substring(start, end));
        return new TextSpan(start, end, tokens);
    }

    boolean fits(TextSpan unit) {
        return unit.tokens() <= maxTokens && unit.length() <= maxChars;
    }

    /** The same with pieces of so many characters at most. */
    Limits shorterThan(int characters) {
        return new Limits(tokenEnds, maxTokens, Math.min(maxChars, characters), overlapTokens);
    }

    /** What is left of these limits beside a text that each piece repeats. */
    Limits beside(String repeated) {
        return new Limits(tokenEnds, maxTokens - count(repeated), maxChars - repeated.length(), 0);
    }
}
