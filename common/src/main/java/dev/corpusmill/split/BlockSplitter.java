package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.text.Sentences;
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

    /**
     * A splitter.
     *
     * @param minSectionTokens a heading ends the piece before it where that has at least so many tokens
     */
    BlockSplitter(Limits limits, int minSectionTokens) {
        this.limits = limits;
        this.minSectionTokens = minSectionTokens;
    }

    @Override
    public List<Chunk> split(ParsedText parsed) {
        String text = parsed.text();
        List<Chunk> pieces = new ArrayList<>();
        ChunkBuilder maker = new ChunkBuilder(parsed, limits);
        ChunkPacker packer = new ChunkPacker(text, limits, maker, pieces);
        for (Block block : Blocks.of(parsed)) {
            if (block.section()) {
                packer.startSection(minSectionTokens);
            }
            TextSpan whole = measured(text, block.start(), block.end());
            if (limits.fits(whole)) {
                packer.add(whole);
            } else if (block.table()) {
                packer.finish();
                TableSplitter.cut(text, block, maker, limits, pieces);
            } else {
                packer.finish();
                sentences(text, block, packer);
                packer.finish();
            }
        }
        packer.finish();
        return pieces;
    }

    private void sentences(String text, Block block, ChunkPacker packer) {
        int start = block.start();
        for (int end : Sentences.ends(text, block.start(), block.end())) {
            int from = Whitespace.skip(text, start, end);
            TextSpan sentence = measured(text, from, Whitespace.trim(text, from, end));
            if (sentence.length() > 0) {
                if (limits.fits(sentence)) {
                    packer.add(sentence);
                } else {
                    for (TextSpan part : OversizeSplitter.cut(text, sentence.start(), sentence.end(), limits)) {
                        packer.finish(); // two halves of a word may have more tokens together than each alone
                        packer.add(part);
                    }
                }
            }
            start = end;
        }
    }

    /** What is too long by its characters is not counted: it must be cut anyway. */
    private TextSpan measured(String text, int start, int end) {
        int tokens = end - start > limits.maxChars() ? Integer.MAX_VALUE : limits.count(text.substring(start, end));
        return new TextSpan(start, end, tokens);
    }

    @Override
    public String toString() {
        return "BlockSplitter[max=" + limits.maxTokens() + " overlap=" + limits.overlapTokens() + " section="
                + minSectionTokens + "]";
    }
}
