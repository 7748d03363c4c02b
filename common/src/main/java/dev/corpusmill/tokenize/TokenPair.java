package dev.corpusmill.tokenize;

import java.util.Arrays;

/**
 * The input of a model that reads two texts together, in BERT's form: {@code [CLS] first [SEP] second [SEP]}.
 *
 * @param secondFrom where the second text begins, behind the separator: from there on tokens have the type 1
 */
public record TokenPair(int[] ids, int secondFrom) {
    /**
     * Two texts as at most {@code maxTokens} tokens: of the first text half of them at most, of the second what is left.
     *
     * @param tokenizer one that puts one token before a text and one behind it
     */
    public static TokenPair of(Tokenizer tokenizer, String first, String second, int maxTokens) {
        int[] head = tokenizer.encode(first, maxTokens / 2);
        int[] tail = tokenizer.encode(second, maxTokens - head.length + 1);
        int[] ids = Arrays.copyOf(head, head.length + tail.length - 1);
        System.arraycopy(tail, 1, ids, head.length, tail.length - 1);
        return new TokenPair(ids, head.length);
    }
}
