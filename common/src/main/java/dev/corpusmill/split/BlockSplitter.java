package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.Splitter;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs whole paragraphs and tables into pieces.
 *
 * <p>A piece crosses a blank line only to take the next paragraph whole; a paragraph that is too long for one piece is
 * cut between sentences, and its parts stay alone. What is repeated at the start of a piece is whole paragraphs, or
 * sentences of the same paragraph. Sections begin a piece where the one before is worth having.
 */
final class BlockSplitter implements Splitter {
    private final Limits limits;
    private final int minSectionTokens;
    private final int deepestLevel;

    /**
     * A splitter.
     *
     * @param minSectionTokens a heading ends the piece before it where that has at least so many tokens
     * @param deepestLevel headings below this level end nothing
     */
    BlockSplitter(Limits limits, int minSectionTokens, int deepestLevel) {
        this.limits = limits;
        this.minSectionTokens = minSectionTokens;
        this.deepestLevel = deepestLevel;
    }

    @Override
    public List<Chunk> split(ParsedText parsed) {
        String text = parsed.text();
        List<Chunk> pieces = new ArrayList<>();
        ChunkBuilder maker = new ChunkBuilder(parsed, limits);
        ParagraphPacking packing = new ParagraphPacking(text, limits, maker, pieces);
        for (Block block : Blocks.of(parsed)) {
            if (block.section() && block.level() <= deepestLevel) {
                packing.startSection(minSectionTokens);
            }
            if (!packing.addWhole(block)) {
                if (block.table()) {
                    packing.finish();
                    TableSplitter.cut(text, block, maker, limits, pieces);
                } else {
                    packing.addInSentences(block);
                }
            }
        }
        packing.finish();
        return pieces;
    }

    @Override
    public String toString() {
        return "BlockSplitter[max=" + limits.maxTokens() + " overlap=" + limits.overlapTokens() + " section="
                + minSectionTokens + " level=" + deepestLevel + "]";
    }
}
