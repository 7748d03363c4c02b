package dev.corpusmill.embed;

/** Cuts texts into a model's tokens. Another kind of tokenizer is another class here; models take this. For several threads. */
public interface Tokenizer {
    /** The model's input for a text, special tokens included; never cut. */
    default int[] encode(String text) {
        return encode(text, Integer.MAX_VALUE);
    }

    /** The model's input for a text, cut so that it has at most {@code maxTokens} tokens, special ones included. */
    int[] encode(String text, int maxTokens);

    /** How many special tokens {@link #encode(String)} puts around a text. */
    int specialTokens();

    /** Number of tokens of a text, without special ones. */
    default int countTokens(String text) {
        return tokenEnds(text).length;
    }

    /**
     * For each token of a text, without special ones, the offset behind its last UTF-16 unit, ascending. A text that is
     * cut between two words has as many tokens in its parts as in the whole.
     */
    int[] tokenEnds(String text);
}
