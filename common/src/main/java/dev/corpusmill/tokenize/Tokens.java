package dev.corpusmill.tokenize;

import java.util.Arrays;

/** A growing list of token ids, each with the offset behind the last UTF-16 unit that it came from. */
public final class Tokens {
    private int[] ids;
    private int[] ends;
    private int size;

    public Tokens(int expected) {
        ids = new int[Math.max(8, expected)];
        ends = new int[ids.length];
    }

    public void add(int id, int end) {
        if (size == ids.length) {
            int grown = size + (size >> 1);
            ids = Arrays.copyOf(ids, grown);
            ends = Arrays.copyOf(ends, grown);
        }
        ids[size] = id;
        ends[size++] = end;
    }

    public int size() {
        return size;
    }

    /** Drops what is behind the first {@code kept} tokens. */
    public void truncate(int kept) {
        size = Math.min(size, kept);
    }

    public int[] ids() {
        return Arrays.copyOf(ids, size);
    }

    public int[] ends() {
        return Arrays.copyOf(ends, size);
    }
}
