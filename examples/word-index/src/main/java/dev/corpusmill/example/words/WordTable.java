package dev.corpusmill.example.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The one-word nodes of a view by ascending id, with their words: what the next view is compared with. Immutable. */
final class WordTable {
    static final WordTable EMPTY = new WordTable(new long[0], new int[1], new byte[0]);

    private final long[] ids; // two for each node
    private final int[] starts; // of the words, and the end of the last one
    private final byte[] words;

    private WordTable(long[] ids, int[] starts, byte[] words) {
        this.ids = ids;
        this.starts = starts;
        this.words = words;
    }

    int size() {
        return starts.length - 1;
    }

    private NodeId id(int at) {
        return new NodeId(ids[2 * at], ids[2 * at + 1]);
    }

    private byte[] word(int at) {
        return Arrays.copyOfRange(words, starts[at], starts[at + 1]);
    }

    private boolean has(int at, byte[] word) {
        return Arrays.equals(words, starts[at], starts[at + 1], word, 0, word.length);
    }

    /** Walks along the nodes of another view, which come by ascending id, and notes what differs. */
    static final class Walk {
        private final WordTable before;
        private final List<WordChange> changes = new ArrayList<>();
        private int at; // the first earlier node that was not passed yet
        private int size;
        private int length;
        private long[] ids;
        private int[] starts;
        private byte[] words;

        Walk(WordTable before) {
            this.before = before;
            this.ids = new long[Math.max(1024, before.ids.length)];
            this.starts = new int[Math.max(512, before.starts.length)];
            this.words = new byte[Math.max(4096, before.words.length)];
        }

        /** The next node with one word. */
        void next(NodeId id, byte[] word) {
            while (at < before.size() && before.id(at).compareTo(id) < 0) {
                gone(at++);
            }
            boolean known = at < before.size() && before.id(at).equals(id);
            boolean same = known && before.has(at, word);
            if (known && !same) {
                gone(at);
            }
            if (!same) {
                changes.add(new WordChange(word, id, true));
            }
            at += known ? 1 : 0;
            append(id, word);
        }

        /** What differs, by word; after the last node. */
        WordChange[] changes() {
            while (at < before.size()) {
                gone(at++);
            }
            WordChange[] sorted = changes.toArray(WordChange[]::new);
            Arrays.sort(sorted);
            return sorted;
        }

        /** The other view's own table. */
        WordTable table() {
            return new WordTable(
                    Arrays.copyOf(ids, 2 * size), Arrays.copyOf(starts, size + 1), Arrays.copyOf(words, length));
        }

        int size() {
            return size;
        }

        private void gone(int old) {
            changes.add(new WordChange(before.word(old), before.id(old), false));
        }

        private void append(NodeId id, byte[] word) {
            if (2 * size == ids.length) {
                ids = Arrays.copyOf(ids, ids.length * 3 / 2 & ~1);
            }
            if (size + 1 == starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 3 / 2);
            }
            if (length + word.length > words.length) {
                words = Arrays.copyOf(words, words.length * 3 / 2 + word.length);
            }
            ids[2 * size] = id.high();
            ids[2 * size + 1] = id.low();
            System.arraycopy(word, 0, words, length, word.length);
            length += word.length;
            starts[++size] = length;
        }
    }
}
