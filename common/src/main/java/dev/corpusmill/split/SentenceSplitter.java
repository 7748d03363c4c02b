package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.api.split.ParsedText;
import dev.corpusmill.api.split.Splitter;
import dev.corpusmill.text.Sentences;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes each sentence a piece. "Yes." means nothing alone: a short sentence is joined with those that follow it in its
 * paragraph. The last one of a paragraph stays as it is. Tables are cut into whole rows.
 */
final class SentenceSplitter implements Splitter {
    private final Limits limits;
    private final int minTokens;

    SentenceSplitter(Limits limits, int minTokens) {
        this.limits = limits;
        this.minTokens = minTokens;
    }

    @Override
    public List<Chunk> split(ParsedText parsed) {
        List<Chunk> pieces = new ArrayList<>();
        ChunkBuilder maker = new ChunkBuilder(parsed, limits);
        for (Block block : Blocks.of(parsed)) {
            if (block.table()) {
                TableSplitter.cut(parsed.text(), block, maker, limits, pieces);
            } else {
                sentences(parsed.text(), block, maker, pieces);
            }
        }
        return pieces;
    }

    private void sentences(String text, Block block, ChunkBuilder maker, List<Chunk> pieces) {
        int from = block.start(); // of what is not yet in a piece
        int before = block.start(); // where the last sentence ended
        for (int end : Sentences.ends(text, block.start(), block.end())) {
            if (before > from && !fits(text, from, end)) {
                emit(text, from, before, maker, pieces);
                from = before;
            }
            if (limits.count(text.substring(from, end)) >= minTokens) {
                emit(text, from, end, maker, pieces);
                from = end;
            }
            before = end;
        }
        emit(text, from, block.end(), maker, pieces);
    }

    private boolean fits(String text, int from, int end) {
        int start = Whitespace.skip(text, from, end);
        return limits.fits(limits.measured(text, start, Whitespace.trim(text, start, end)));
    }

    private void emit(String text, int from, int end, ChunkBuilder maker, List<Chunk> pieces) {
        for (TextSpan part : OversizeSplitter.cut(text, from, end, limits)) {
            pieces.add(maker.make(part.start(), part.end(), text.substring(part.start(), part.end())));
        }
    }

    @Override
    public String toString() {
        return "SentenceSplitter[max=" + limits.maxTokens() + " min=" + minTokens + "]";
    }
}
