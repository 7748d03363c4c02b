package dev.corpusmill.split;

import dev.corpusmill.api.split.Chunk;
import dev.corpusmill.text.Sentences;
import java.util.List;

/** Packs paragraphs, in their order, into pieces; one that is too long for a piece is cut between sentences. */
final class ParagraphPacking {
    private final String text;
    private final Limits limits;
    private final ChunkPacker packer;

    ParagraphPacking(String text, Limits limits, ChunkBuilder maker, List<Chunk> pieces) {
        this.text = text;
        this.limits = limits;
        this.packer = new ChunkPacker(text, limits, maker, pieces);
    }

    /** A section begins; see {@link ChunkPacker#startSection}. */
    void startSection(int minTokens) {
        packer.startSection(minTokens);
    }

    /** Takes a paragraph, or a table, whole; false where it is too long for a piece. */
    boolean addWhole(Block block) {
        TextSpan whole = limits.measured(text, block.start(), block.end());
        if (limits.fits(whole)) {
            packer.add(whole);
            return true;
        }
        return false;
    }

    /** Takes a paragraph that is too long for a piece; its parts stay alone. */
    void addInSentences(Block block) {
        packer.finish();
        int start = block.start();
        for (int end : Sentences.ends(text, block.start(), block.end())) {
            int from = Whitespace.skip(text, start, end);
            TextSpan sentence = limits.measured(text, from, Whitespace.trim(text, from, end));
            if (sentence.length() > 0) {
                add(sentence);
            }
            start = end;
        }
        packer.finish();
    }

    private void add(TextSpan sentence) {
        if (limits.fits(sentence)) {
            packer.add(sentence);
            return;
        }
        for (TextSpan part : OversizeSplitter.cut(text, sentence.start(), sentence.end(), limits)) {
            packer.finish(); // two halves of a word may have more tokens together than each alone
            packer.add(part);
        }
    }

    /** Ends the piece; the next one repeats nothing. */
    void finish() {
        packer.finish();
    }
}
