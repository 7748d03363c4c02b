package dev.corpusmill.tokenize;

import java.nio.charset.StandardCharsets;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Byte-pair encoding (Sennrich, Haddow and Birch 2016): a part begins as single bytes or characters, and of two neighbors
 * those are joined first whose rule comes first, from left to right.
 */
final class BytePairModel implements SubwordModel {
    /** Up to so many symbols looking at all pairs again costs less than a queue. */
    private static final int SHORT = 40;

    private final MergeTable merges;
    private final PieceTrie pieces;
    private final Settings settings;

    /**
     * How a model begins.
     *
     * @param byteIds tokens of the 256 bytes; null where parts begin as characters
     * @param wholeFirst a part that is a token is this token, whatever the rules make of it
     * @param unknown token of a character that has none; -1 leaves it out
     * @param joinUnknown unknown characters in a row are one token
     * @param bytes tokens that an unknown character falls back to
     */
    record Settings(
            int @Nullable [] byteIds,
            boolean wholeFirst,
            int unknown,
            boolean joinUnknown,
            @Nullable ByteTokens bytes) {}

    /** @param pieces of the vocabulary, for characters and, in the alphabet of {@link ByteLetters}, for whole parts */
    BytePairModel(MergeTable merges, PieceTrie pieces, Settings settings) {
        this.merges = merges;
        this.pieces = pieces;
        this.settings = settings;
    }

    @Override
    public void tokenize(AlignedText part, Tokens tokens) {
        if (settings.wholeFirst) {
            String text = settings.byteIds == null ? part.toString() : ByteLetters.of(part.toString());
            int whole = pieces.find(text);
            if (whole != PieceTrie.NONE) {
                tokens.add(whole, part.end(part.length() - 1));
                return;
            }
        }
        Tokens symbols = new Tokens(part.length() * (settings.byteIds == null ? 1 : 3));
        if (settings.byteIds == null) {
            characters(part, symbols);
        } else {
            bytes(part, settings.byteIds, symbols);
        }
        join(symbols, tokens);
    }

    private static void bytes(AlignedText part, int[] byteIds, Tokens symbols) {
        for (int at = 0; at < part.length(); ) {
            int point = part.codePoint(at);
            at += Character.charCount(point);
            int end = part.end(at - 1);
            if (point < 0x80) {
                symbols.add(byteIds[point], end);
            } else {
                for (byte value : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    symbols.add(byteIds[value & 0xFF], end);
                }
            }
        }
    }

    private void characters(AlignedText part, Tokens symbols) {
        boolean afterUnknown = false;
        for (int at = 0; at < part.length(); ) {
            int from = at;
            at += Character.charCount(part.codePoint(at));
            int id = pieces.find(part.subSequence(from, at));
            boolean lacking = id == PieceTrie.NONE;
            if (!lacking) {
                symbols.add(id, part.end(at - 1));
            } else if (settings.bytes != null) {
                settings.bytes.add(part, from, at, symbols);
                lacking = false;
            } else if (settings.unknown >= 0 && !(afterUnknown && settings.joinUnknown)) {
                symbols.add(settings.unknown, part.end(at - 1));
            }
            afterUnknown = lacking;
        }
    }

    private void join(Tokens symbols, Tokens tokens) {
        int[] ids = symbols.ids();
        int[] ends = symbols.ends();
        int left = ids.length <= SHORT ? joinShort(ids, ends) : joinLong(ids, ends);
        for (int i = 0; i < left; i++) {
            tokens.add(ids[i], ends[i]);
        }
    }

    /** How many symbols are left; they lie at the beginning. */
    private int joinShort(int[] ids, int[] ends) {
        int count = ids.length;
        while (true) {
            int best = MergeTable.NONE;
            int at = 0;
            for (int i = 0; i + 1 < count; i++) {
                int slot = merges.find(ids[i], ids[i + 1]);
                if (slot != MergeTable.NONE && (best == MergeTable.NONE || merges.rank(slot) < merges.rank(best))) {
                    best = slot;
                    at = i;
                }
            }
            if (best == MergeTable.NONE) {
                return count;
            }
            ids[at] = merges.token(best);
            System.arraycopy(ids, at + 2, ids, at + 1, count - at - 2);
            System.arraycopy(ends, at + 1, ends, at, count - at - 1);
            count--;
        }
    }

    /** As {@link #joinShort}, with a queue of the rules that apply: rank and place in one number. */
    private int joinLong(int[] ids, int[] ends) {
        int count = ids.length;
        int[] next = new int[count];
        int[] before = new int[count];
        boolean[] gone = new boolean[count];
        PriorityQueue<Long> queue = new PriorityQueue<>();
        for (int i = 0; i < count; i++) {
            next[i] = i + 1;
            before[i] = i - 1;
        }
        for (int i = 0; i + 1 < count; i++) {
            offer(ids, i, i + 1, queue);
        }
        while (!queue.isEmpty()) {
            long rule = queue.remove();
            int at = (int) rule;
            int other = next[at];
            int slot = gone[at] || other >= count ? MergeTable.NONE : merges.find(ids[at], ids[other]);
            if (slot == MergeTable.NONE || merges.rank(slot) != (int) (rule >>> 32)) {
                continue; // one of the two was joined with another
            }
            ids[at] = merges.token(slot);
            ends[at] = ends[other];
            gone[other] = true;
            next[at] = next[other];
            if (next[at] < count) {
                before[next[at]] = at;
                offer(ids, at, next[at], queue);
            }
            if (before[at] >= 0) {
                offer(ids, before[at], at, queue);
            }
        }
        int kept = 0;
        for (int i = 0; i < count; i = next[i]) {
            ids[kept] = ids[i];
            ends[kept++] = ends[i];
        }
        return kept;
    }

    private void offer(int[] ids, int left, int right, PriorityQueue<Long> queue) {
        int slot = merges.find(ids[left], ids[right]);
        if (slot != MergeTable.NONE) {
            queue.add((long) merges.rank(slot) << 32 | left);
        }
    }
}
