package dev.corpusmill.tokenize;

/** Cuts texts into a model's tokens. Another kind of tokenizer is another class here; models take this. For several threads. */
public interface Tokenizer {
    /** The model's input for a text, special tokens included; never cut. */
    default int[] encode(String text) {
        return encode(text, Integer.MAX_VALUE);
    }

    /** The model's input for a text, cut so that it has at most {@code maxTokens} tokens, special ones included. */
    int[] encode(String text, int maxTokens);

    /**
     * The input of a model that reads two texts together, at most {@code maxTokens} tokens: of the first text half of them
     * at most, of the second what is left. In BERT's form, unless the tokenizer has one of its own.
     */
    default TokenPair encodePair(String first, String second, int maxTokens) {
        return TokenPair.of(this, first, second, maxTokens);
    }

    /** How many special tokens {@link #encode(String)} puts around a text. */
    int specialTokens();

    /** Number of tokens of a text, without special ones. */
    default int countTokens(String text) {
        return tokenEnds(text).length;
    }

    /**
     * For each token of a text, without special ones, the offset behind its last UTF-16 unit, ascending. A text that is
     * cut between two words has about as many tokens in its parts as in the whole: exactly so many with WordPiece, a few
     * more or less where spaces are tokens or parts of them.
     */
    int[] tokenEnds(String text);
}
