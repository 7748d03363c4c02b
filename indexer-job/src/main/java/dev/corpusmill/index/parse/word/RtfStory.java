package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockSink;
import dev.corpusmill.index.parse.label.SymbolText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One story of an RTF document while it grows: the body, a note, a text box. */
final class RtfStory {
    private static final int MAX_CHARS = 64 << 20; // of a paragraph: more is an attack

    private final RtfTables tables;
    private final StringBuilder text = new StringBuilder();
    private final List<Block> boxes = new ArrayList<>();
    private int numberStart;

    RtfStory(BlockSink out) {
        this.tables = new RtfTables(out);
    }

    RtfTables tables() {
        return tables;
    }

    void append(String piece) {
        if (text.length() + piece.length() > MAX_CHARS) {
            throw new IllegalStateException("more than " + MAX_CHARS + " characters in a paragraph");
        }
        text.append(piece);
    }

    /** What stands in the paragraph so far. */
    CharSequence line() {
        return text;
    }

    /** Blocks that stand behind the paragraph on which they hang. */
    void box(List<Block> blocks) {
        boxes.addAll(blocks);
    }

    void startNumber() {
        numberStart = text.length();
    }

    /** The number of a list item, which the writer of the file computed, is set apart by a space. */
    void endNumber() {
        String number = text.substring(Math.min(numberStart, text.length())).strip();
        text.setLength(Math.min(numberStart, text.length()));
        boolean bullet = SymbolText.isPrivate(number) || number.equals("·") || number.equals("\u2219");
        text.append(bullet ? "•" : number).append(number.isEmpty() ? "" : " ");
    }

    /** Ends a paragraph at a depth of tables; its level is 0, or that of a heading. */
    void endParagraph(int depth, int level) throws IOException {
        if (!text.toString().isBlank() || depth > 0) {
            tables.text(depth, new Block.Text(level, text.toString()));
        }
        text.setLength(0);
        if (!boxes.isEmpty()) {
            tables.at(depth).all(boxes);
            boxes.clear();
        }
    }

    void endCell(int depth) throws IOException {
        endParagraph(depth, 0);
        tables.endCell(depth);
    }

    void endRow(int depth) throws IOException {
        tables.endRow(depth);
    }

    void end(int depth, int level) throws IOException {
        endParagraph(depth, level);
        tables.end();
    }
}
