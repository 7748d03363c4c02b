package dev.corpusmill.example.words;

import java.util.Arrays;

/**
 * A node that has come or gone, or one half of a node whose word is another now.
 *
 * @param word in UTF-8, not empty
 */
record WordChange(byte[] word, NodeId id, boolean added) implements Comparable<WordChange> {
    /** By word and id: changes of the same part of a trie stand together. */
    @Override
    public int compareTo(WordChange other) {
        int byWord = Arrays.compareUnsigned(word, other.word);
        return byWord == 0 ? id.compareTo(other.id) : byWord;
    }
}
