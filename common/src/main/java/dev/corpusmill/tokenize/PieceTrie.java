package dev.corpusmill.tokenize;

import java.util.Arrays;
import java.util.Map;

/**
 * The pieces of a vocabulary as a trie over UTF-16 units. The children of a node lie side by side, in their order: some ten
 * bytes a node, so that a vocabulary of 250,000 pieces takes a few megabytes.
 */
final class PieceTrie {
    static final int ROOT = 0;
    static final int NONE = -1;

    private final char[] units; // by node: the unit that leads to it
    private final int[] firstChild; // by node; its children end where those of the next node begin
    private final int[] ids; // by node: the piece that ends there, or NONE
    private final int[] roots = new int[Character.MAX_VALUE + 1]; // children of the root by their unit

    PieceTrie(Map<String, Integer> idsByPiece) {
        String[] pieces = idsByPiece.keySet().stream()
                .filter(piece -> !piece.isEmpty())
                .sorted()
                .toArray(String[]::new);
        int nodes = 1;
        String before = "";
        for (String piece : pieces) {
            nodes += piece.length() - shared(before, piece);
            before = piece;
        }
        units = new char[nodes];
        firstChild = new int[nodes + 1];
        ids = new int[nodes];
        Arrays.fill(ids, NONE);
        Arrays.fill(roots, NONE);
        build(pieces, idsByPiece);
    }

    private static int shared(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int at = 0;
        while (at < most && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    /** Level by level: the pieces below a node are a range of the sorted pieces. */
    private void build(String[] pieces, Map<String, Integer> idsByPiece) {
        int[] from = new int[units.length];
        int[] to = new int[units.length];
        int[] depth = new int[units.length];
        to[ROOT] = pieces.length;
        int next = 1;
        for (int node = 0; node < units.length; node++) {
            firstChild[node] = next;
            int at = from[node];
            if (at < to[node] && pieces[at].length() == depth[node]) {
                ids[node] = idsByPiece.getOrDefault(pieces[at], NONE);
                at++;
            }
            while (at < to[node]) {
                char unit = pieces[at].charAt(depth[node]);
                int end = at + 1;
                while (end < to[node] && pieces[end].charAt(depth[node]) == unit) {
                    end++;
                }
                units[next] = unit;
                from[next] = at;
                to[next] = end;
                depth[next] = depth[node] + 1;
                if (node == ROOT) {
                    roots[unit] = next;
                }
                next++;
                at = end;
            }
        }
        firstChild[units.length] = next;
    }

    /** The node below {@code node} by {@code unit}, or {@link #NONE}. */
    int child(int node, char unit) {
        if (node == ROOT) {
            return roots[unit];
        }
        int low = firstChild[node];
        int high = firstChild[node + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            char found = units[middle];
            if (found == unit) {
                return middle;
            }
            if (found < unit) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NONE;
    }

    /** The id of the piece that ends at this node, or {@link #NONE}. */
    int id(int node) {
        return ids[node];
    }

    /** The id of a whole piece, or {@link #NONE}. */
    int find(CharSequence piece) {
        int node = ROOT;
        for (int i = 0; i < piece.length(); i++) {
            node = child(node, piece.charAt(i));
            if (node == NONE) {
                return NONE;
            }
        }
        return ids[node];
    }
}
