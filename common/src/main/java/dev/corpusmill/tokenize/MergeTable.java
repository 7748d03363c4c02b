package dev.corpusmill.tokenize;

import java.util.Arrays;

/** Which two tokens may be joined, how soon, and to what. Open addressing over the two ids. */
final class MergeTable {
    static final int NONE = -1;
    private static final long FREE = -1;

    private final long[] keys;
    private final int[] ranks;
    private final int[] joined;

    MergeTable(int size) {
        keys = new long[Integer.highestOneBit(Math.max(size, 8)) * 4];
        ranks = new int[keys.length];
        joined = new int[keys.length];
        Arrays.fill(keys, FREE);
    }

    /** A later rule for the same pair replaces the earlier one. */
    void put(int left, int right, int rank, int token) {
        int slot = slot(key(left, right));
        keys[slot] = key(left, right);
        ranks[slot] = rank;
        joined[slot] = token;
    }

    /** The slot of a pair for {@link #rank} and {@link #token}, or {@link #NONE}. */
    int find(int left, int right) {
        int slot = slot(key(left, right));
        return keys[slot] == FREE ? NONE : slot;
    }

    /** Lower is sooner. */
    int rank(int slot) {
        return ranks[slot];
    }

    int token(int slot) {
        return joined[slot];
    }

    private static long key(int left, int right) {
        return (long) left << 32 | right;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int mask = keys.length - 1;
        int slot = (int) (mixed >>> 36) & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
