package dev.corpusmill.tokenize;

import java.util.Arrays;
import java.util.Map;

/**
 * The pieces of a WordPiece model as a tree over UTF-16 units, so that the longest piece is found in one walk.
 *
 * <p>There are two roots: one for pieces that begin a word, one for those that continue it ({@code ##}).
 */
final class Vocabulary {
    static final int WORD_START = 0;
    static final int WORD_CONTINUED = 1;
    static final int NONE = -1;

    private static final long FREE = -1;
    private static final String CONTINUATION = "##";

    private final long[] keys; // (node, char), open addressing
    private final int[] children;
    private final int[] ids; // by node
    private int nodes = 2;

    Vocabulary(Map<String, Integer> idsByPiece) {
        int units = idsByPiece.keySet().stream().mapToInt(String::length).sum();
        keys = new long[Integer.highestOneBit(Math.max(units, 8)) * 4];
        children = new int[keys.length];
        ids = new int[units + 2];
        Arrays.fill(keys, FREE);
        Arrays.fill(ids, NONE);
        idsByPiece.forEach(this::add);
    }

    /** The node below {@code node} by {@code unit}, or {@link #NONE}. */
    int child(int node, char unit) {
        int slot = slot((long) node << 16 | unit);
        return keys[slot] == FREE ? NONE : children[slot];
    }

    /** The id of the piece that ends at this node, or {@link #NONE}. */
    int id(int node) {
        return ids[node];
    }

    private void add(String piece, int id) {
        boolean continues = piece.startsWith(CONTINUATION) && piece.length() > CONTINUATION.length();
        int node = continues ? WORD_CONTINUED : WORD_START;
        for (int at = continues ? CONTINUATION.length() : 0; at < piece.length(); at++) {
            int slot = slot((long) node << 16 | piece.charAt(at));
            if (keys[slot] == FREE) {
                keys[slot] = (long) node << 16 | piece.charAt(at);
                children[slot] = nodes++;
            }
            node = children[slot];
        }
        ids[node] = id;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int mask = keys.length - 1;
        int slot = (int) (mixed >>> 40) & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
