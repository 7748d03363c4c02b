package dev.corpusmill.index.parse.block;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** Collects blocks: those of a cell, a note, a text box. */
public final class BlockList implements BlockSink {
    private final List<Block> blocks = new ArrayList<>();
    private final Deque<OpenTable> tables = new ArrayDeque<>();

    private static final class OpenTable {
        final List<List<List<Block>>> rows = new ArrayList<>();
        int headRows;
    }

    @Override
    public void text(int level, String text) {
        if (!text.isBlank()) {
            blocks.add(new Block.Text(level, text));
        }
    }

    @Override
    public void startTable() {
        tables.push(new OpenTable());
    }

    @Override
    public void row(List<List<Block>> cells, boolean head) {
        OpenTable table = tables.element();
        table.headRows += head && table.headRows == table.rows.size() ? 1 : 0;
        table.rows.add(List.copyOf(cells));
    }

    @Override
    public void endTable() {
        OpenTable table = tables.pop();
        blocks.add(new Block.Table(table.rows, table.headRows));
    }

    public int size() {
        return blocks.size();
    }

    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** The words of blocks on one line, cells and paragraphs set apart. */
    public static String line(List<Block> blocks) {
        return blocks.stream()
                .map(BlockList::line)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String line(Block block) {
        if (block instanceof Block.Table table) {
            return table.rows().stream()
                    .map(row -> row.stream().map(BlockList::line).collect(Collectors.joining(" | ")))
                    .collect(Collectors.joining("; "));
        }
        return ((Block.Text) block).text().strip();
    }
}
