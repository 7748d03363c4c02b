package dev.corpusmill.example.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words and the nodes that have them. Immutable: a change gives another trie, which shares with this one all that is not on the
 * way to a changed word. So searches of older views go on beside it, without a lock.
 */
final class WordTrie {
    private static final byte[] NO_LABEL = {};
    private static final WordTrie[] NO_CHILDREN = {};
    private static final long[] NO_IDS = {};

    static final WordTrie EMPTY = new WordTrie(NO_LABEL, NO_CHILDREN, NO_IDS);

    /*
     * A trie whose nodes carry all bytes up to the next branch or the end of a word (a radix tree): the 370,000 words of a
     * dictionary have a million letters along their branches, but only half a million of these nodes.
     */
    private final byte[] label;
    private final WordTrie[] children; // by the first byte of their labels, unsigned
    private final long[] ids; // of the nodes whose word ends here: two for each, ascending

    private WordTrie(byte[] label, WordTrie[] children, long[] ids) {
        this.label = label;
        this.children = children;
        this.ids = ids;
    }

    /** The ids of the nodes with this word, two numbers for each, ascending; not to be changed. */
    long[] find(byte[] word) {
        WordTrie here = this;
        int at = 0;
        while (at < word.length) {
            int child = here.child(word[at]);
            if (child < 0) {
                return NO_IDS;
            }
            here = here.children[child];
            int end = at + here.label.length;
            if (end > word.length || !Arrays.equals(here.label, 0, here.label.length, word, at, end)) {
                return NO_IDS;
            }
            at = end;
        }
        return here.ids;
    }

    private int child(byte first) {
        int low = 0;
        int high = children.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Byte.compareUnsigned(children[middle].label[0], first);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** This trie after changes, which are sorted. */
    WordTrie after(WordChange[] changes) {
        return new WordTrie(NO_LABEL, children(children, new Range(changes, 0, changes.length), 0), NO_IDS);
    }

    /** Changes whose words have the same beginning. */
    private record Range(WordChange[] changes, int from, int to) {
        byte[] first() {
            return changes[from].word();
        }

        byte[] last() {
            return changes[to - 1].word();
        }

        /** Those whose words have this length or not: the ones that end here stand first. */
        int endOf(int length) {
            int end = from;
            while (end < to && changes[end].word().length == length) {
                end++;
            }
            return end;
        }

        /** Those from {@code start} whose words go on with the same byte. */
        Range goingOn(int start, int depth) {
            int end = start;
            while (end < to && changes[end].word()[depth] == changes[start].word()[depth]) {
                end++;
            }
            return new Range(changes, start, end);
        }
    }

    /** The children of a node at this depth after changes, all of which are below it. */
    private static WordTrie[] children(WordTrie[] before, Range range, int depth) {
        List<WordTrie> after = new ArrayList<>(before.length + 1);
        int child = 0;
        int at = range.from();
        while (at < range.to()) {
            byte first = range.changes()[at].word()[depth];
            while (child < before.length && Byte.compareUnsigned(before[child].label[0], first) < 0) {
                after.add(before[child++]);
            }
            boolean known = child < before.length && before[child].label[0] == first;
            Range below = range.goingOn(at, depth);
            WordTrie changed = after(known ? before[child++] : null, below, depth);
            if (changed != null) {
                after.add(changed);
            }
            at = below.to();
        }
        while (child < before.length) {
            after.add(before[child++]);
        }
        return after.isEmpty() ? NO_CHILDREN : after.toArray(WordTrie[]::new);
    }

    /** A node whose label begins at this depth, or one that is to be, after changes; null where nothing is left of it. */
    private static @Nullable WordTrie after(@Nullable WordTrie before, Range range, int depth) {
        int common = mismatch(range.first(), depth, range.last(), depth);
        if (before != null) {
            common = Math.min(common, mismatch(before.label, 0, range.first(), depth));
        }
        int end = depth + common;
        byte[] label = Arrays.copyOfRange(range.first(), depth, end);
        boolean whole = before != null && common == before.label.length;
        long[] oldIds = before != null && whole ? before.ids : NO_IDS;
        WordTrie[] old = before == null ? NO_CHILDREN : whole ? before.children : new WordTrie[] {before.from(common)};

        int ending = range.endOf(end);
        long[] ids = ids(oldIds, new Range(range.changes(), range.from(), ending));
        WordTrie[] below = children(old, new Range(range.changes(), ending, range.to()), end);
        return compact(label, below, ids);
    }

    private static int mismatch(byte[] left, int leftFrom, byte[] right, int rightFrom) {
        int at = Arrays.mismatch(left, leftFrom, left.length, right, rightFrom, right.length);
        return at < 0 ? left.length - leftFrom : at;
    }

    private WordTrie from(int offset) {
        return new WordTrie(Arrays.copyOfRange(label, offset, label.length), children, ids);
    }

    /** Where no word ends and nothing branches there is no node. */
    private static @Nullable WordTrie compact(byte[] label, WordTrie[] children, long[] ids) {
        if (ids.length > 0 || children.length > 1) {
            return new WordTrie(label, children, ids);
        }
        if (children.length == 0) {
            return null;
        }
        WordTrie only = children[0];
        byte[] joined = Arrays.copyOf(label, label.length + only.label.length);
        System.arraycopy(only.label, 0, joined, label.length, only.label.length);
        return new WordTrie(joined, only.children, only.ids);
    }

    /** The ids of one word after changes of that word. */
    private static long[] ids(long[] before, Range range) {
        if (range.from() == range.to()) {
            return before;
        }
        long[] after = new long[before.length + 2 * (range.to() - range.from())];
        int size = 0;
        int old = 0;
        for (int i = range.from(); i < range.to(); i++) {
            WordChange change = range.changes()[i];
            NodeId id = change.id();
            while (old < before.length && NodeId.compare(before[old], before[old + 1], id.high(), id.low()) < 0) {
                after[size++] = before[old++];
                after[size++] = before[old++];
            }
            if (old < before.length && before[old] == id.high() && before[old + 1] == id.low()) {
                old += 2;
            }
            if (change.added()) {
                after[size++] = id.high();
                after[size++] = id.low();
            }
        }
        System.arraycopy(before, old, after, size, before.length - old);
        size += before.length - old;
        return size == 0 ? NO_IDS : size == after.length ? after : Arrays.copyOf(after, size);
    }
}
