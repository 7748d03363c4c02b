package dev.corpusmill.api.split;

import java.util.function.Function;

/**
 * What a splitter is opened for.
 *
 * @param group the node group
 * @param tokenEnds the model's tokenizer: for each token of a text the offset behind its last UTF-16 unit, ascending
 * @param maxTokens longest chunk, in tokens without special ones
 * @param overlapTokens at most so many tokens of a chunk are repeated at the start of the next
 */
public record SplitContext(String group, Function<String, int[]> tokenEnds, int maxTokens, int overlapTokens) {
    /** Number of tokens of a text. */
    public int count(String text) {
        return tokenEnds.apply(text).length;
    }
}
