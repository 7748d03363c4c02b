package dev.corpusmill.index.chunk;

import dev.corpusmill.api.model.RowIds;
import dev.corpusmill.api.split.Chunk;
import java.util.List;

/**
 * Finds the chunk of a coarser group that a chunk of the same document is part of: the one that shares most of its characters,
 * of equal ones the first. A chunk that crosses a border belongs to one side.
 */
final class Parents {
    private final String documentId;
    private final String group;
    private final List<Chunk> coarse;
    private final int[] farthestEnds; // of all up to this one: overlapping chunks, and splitters that jump back

    /** {@code coarse} are the chunks of the parents' group, by where they start. */
    Parents(String documentId, String group, List<Chunk> coarse) {
        this.documentId = documentId;
        this.group = group;
        this.coarse = coarse;
        this.farthestEnds = new int[coarse.size()];
        int farthest = 0;
        for (int i = 0; i < farthestEnds.length; i++) {
            farthest = Math.max(farthest, coarse.get(i).charEnd());
            farthestEnds[i] = farthest;
        }
    }

    /** The row of its parent; empty where no coarser chunk shares a character with it. */
    String of(Chunk chunk) {
        int best = -1;
        int shared = 0;
        int first = Offsets.countUpTo(farthestEnds, chunk.charStart());
        for (int i = first; i < coarse.size() && coarse.get(i).charStart() < chunk.charEnd(); i++) {
            int common = Math.min(chunk.charEnd(), coarse.get(i).charEnd())
                    - Math.max(chunk.charStart(), coarse.get(i).charStart());
            if (common > shared) {
                best = i;
                shared = common;
            }
        }
        return best < 0 ? "" : RowIds.node(documentId, group, best);
    }
}
