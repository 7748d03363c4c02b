package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the limit where pieces were packed of parts that are no whole words: such a piece may have more tokens than its parts
 * had, and is cut once more.
 */
final class OversizeChunks {
    private OversizeChunks() {}

    /** The pieces, those that are too long in parts; each is the text of its range. */
    static List<Chunk> cut(ParsedText parsed, List<Chunk> pieces, Limits limits) {
        if (pieces.stream().allMatch(piece -> piece.tokens() <= limits.maxTokens())) {
            return pieces;
        }
        List<Chunk> cut = new ArrayList<>();
        ChunkBuilder maker = new ChunkBuilder(parsed, limits); // anew: it only goes forward
        for (Chunk piece : pieces) {
            int end = cut.isEmpty() ? 0 : cut.get(cut.size() - 1).charEnd();
            for (TextSpan part : OversizeSplitter.cut(parsed.text(), piece.charStart(), piece.charEnd(), limits)) {
                if (part.end() > end) { // else the part only repeats the end of the piece before
                    cut.add(maker.make(part.start(), part.end(), parsed.text().substring(part.start(), part.end())));
                }
            }
        }
        return cut;
    }
}
