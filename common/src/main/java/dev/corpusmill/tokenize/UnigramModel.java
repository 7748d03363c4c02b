package dev.corpusmill.tokenize;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unigram language model (Kudo 2018): of all ways to cut a part into pieces the one whose scores, logarithms of
 * probabilities, have the greatest sum. Characters in a row that no piece covers are one unknown token together.
 */
final class UnigramModel implements SubwordModel {
    private static final double UNKNOWN_PENALTY = 10;

    private final PieceTrie pieces;
    private final double[] scores; // by id
    private final double unknownScore;
    private final int unknown;
    private final @Nullable ByteTokens bytes;

    /** @param unknown id of the unknown token */
    UnigramModel(Map<String, Integer> idsByPiece, double[] scores, int unknown, @Nullable ByteTokens bytes) {
        this.pieces = new PieceTrie(idsByPiece);
        this.scores = scores;
        this.unknownScore = Arrays.stream(scores).min().orElse(0) - UNKNOWN_PENALTY;
        this.unknown = unknown;
        this.bytes = bytes;
    }

    @Override
    public void tokenize(AlignedText part, Tokens tokens) {
        int length = part.length();
        double[] best = new double[length + 1];
        int[] from = new int[length + 1]; // where the last piece of the best way to here begins
        int[] ids = new int[length + 1];
        Arrays.fill(from, -1);
        for (int at = 0; at < length; at += Character.charCount(part.codePoint(at))) {
            extend(part, at, best, from, ids);
        }
        emit(part, from, ids, tokens);
    }

    /** Tries all pieces that begin at {@code at}. */
    private void extend(AlignedText part, int at, double[] best, int[] from, int[] ids) {
        int single = at + Character.charCount(part.codePoint(at));
        boolean known = false;
        int node = PieceTrie.ROOT;
        for (int to = at; to < part.length(); ) {
            node = pieces.child(node, part.charAt(to++));
            if (node == PieceTrie.NONE) {
                break;
            }
            int id = pieces.id(node);
            if (id != PieceTrie.NONE) {
                known |= to == single;
                offer(best[at] + scores[id], at, to, id, best, from, ids);
            }
        }
        if (!known) {
            offer(best[at] + unknownScore, at, single, unknown, best, from, ids);
        }
    }

    private static void offer(double score, int at, int to, int id, double[] best, int[] from, int[] ids) {
        if (from[to] < 0 || score > best[to]) {
            best[to] = score;
            from[to] = at;
            ids[to] = id;
        }
    }

    private void emit(AlignedText part, int[] from, int[] ids, Tokens tokens) {
        int[] cuts = new int[part.length() + 1];
        int count = 0;
        for (int to = part.length(); to > 0; to = from[to]) {
            cuts[count++] = to;
        }
        int start = 0;
        for (int i = count - 1; i >= 0; i--) {
            int to = cuts[i];
            if (ids[to] != unknown) {
                tokens.add(ids[to], part.end(to - 1));
            } else {
                while (i > 0 && ids[cuts[i - 1]] == unknown) {
                    to = cuts[--i];
                }
                unknown(part, start, to, tokens);
            }
            start = to;
        }
    }

    private void unknown(AlignedText part, int start, int to, Tokens tokens) {
        if (bytes == null) {
            tokens.add(unknown, part.end(to - 1));
        } else {
            bytes.add(part, start, to, tokens);
        }
    }
}
