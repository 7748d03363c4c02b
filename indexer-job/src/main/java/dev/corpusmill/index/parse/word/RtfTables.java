package dev.corpusmill.index.parse.word;

import dev.corpusmill.index.parse.block.Block;
import dev.corpusmill.index.parse.block.BlockList;
import dev.corpusmill.index.parse.block.BlockSink;
import dev.corpusmill.index.parse.block.GridTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Puts paragraphs into the cells of tables, which RTF tells by a depth on each paragraph and marks at the ends. */
final class RtfTables {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_CELLS = 1_000;

    private final BlockSink out;
    private final List<Level> levels = new ArrayList<>();
    private List<Merge> defined = new ArrayList<>();
    private Merge next = Merge.NONE;
    private boolean head;

    /** How a cell of a row is merged. */
    private record Merge(
            boolean startsBelow, boolean continuesAbove, boolean startsRight, boolean continuesLeft, boolean gone) {
        static final Merge NONE = new Merge(false, false, false, false, false);
    }

    /** A table that is being read. */
    private static final class Level {
        final BlockSink sink;
        final GridTable grid;
        BlockList cell = new BlockList();
        List<List<Block>> row = new ArrayList<>();

        Level(BlockSink sink) {
            this.sink = sink;
            this.grid = new GridTable(sink);
        }
    }

    RtfTables(BlockSink out) {
        this.out = out;
    }

    /** Takes a paragraph at a depth of tables, 0 outside of all. */
    void text(int depth, Block.Text paragraph) throws IOException {
        at(depth).text(paragraph.level(), paragraph.text());
    }

    /** Where blocks at a depth go. Deeper tables end. */
    BlockSink at(int depth) throws IOException {
        int wanted = Math.min(depth, MAX_DEPTH);
        while (levels.size() > wanted) {
            endTable();
        }
        while (levels.size() < wanted) {
            BlockSink sink = levels.isEmpty() ? out : levels.get(levels.size() - 1).cell;
            sink.startTable();
            levels.add(new Level(sink));
        }
        return levels.isEmpty() ? out : levels.get(levels.size() - 1).cell;
    }

    private void endTable() throws IOException {
        Level level = levels.get(levels.size() - 1);
        endOpenRow(level);
        levels.remove(level);
        level.sink.endTable();
    }

    private static void endOpenRow(Level level) throws IOException {
        List<Block> rest = level.cell.blocks();
        if (!rest.isEmpty() || !level.row.isEmpty()) {
            level.row.add(rest);
            level.row.forEach(cell -> level.grid.origin(cell, 1, 1));
            level.grid.endRow(false);
        }
    }

    /** Forgets how the cells of the last row were merged. */
    void startDefinition() {
        defined = new ArrayList<>();
        next = Merge.NONE;
        head = false;
    }

    /** Takes a control word of a row's definition, and no other. */
    void define(String word) {
        switch (word) {
            case "clvmgf" -> next = new Merge(true, false, next.startsRight, next.continuesLeft, next.gone);
            case "clvmrg" -> next = new Merge(false, true, next.startsRight, next.continuesLeft, next.gone);
            case "clmgf" -> next = new Merge(next.startsBelow, next.continuesAbove, true, false, next.gone);
            case "clmrg" -> next = new Merge(next.startsBelow, next.continuesAbove, false, true, next.gone);
            case "cldel" -> next = new Merge(next.startsBelow, next.continuesAbove, false, false, true);
            case "cellx" -> {
                if (defined.size() < MAX_CELLS) {
                    defined.add(next);
                }
                next = Merge.NONE;
            }
            case "trhdr" -> head = true;
            default -> {}
        }
    }

    /** Ends a cell at a depth. */
    void endCell(int depth) throws IOException {
        at(depth);
        Level level = levels.get(levels.size() - 1);
        level.row.add(level.cell.blocks());
        level.cell = new BlockList();
    }

    /** Ends a row at a depth. */
    void endRow(int depth) throws IOException {
        at(depth);
        Level level = levels.get(levels.size() - 1);
        boolean fits = defined.size() >= level.row.size();
        for (int i = 0; i < level.row.size(); i++) {
            cell(level, level.row.get(i), fits ? defined.get(i) : Merge.NONE);
        }
        level.row = new ArrayList<>();
        level.grid.endRow(head);
    }

    private static void cell(Level level, List<Block> content, Merge merge) {
        if (merge.gone) {
            return;
        }
        if (content.isEmpty() && (merge.continuesAbove || merge.continuesLeft)) {
            level.grid.covered();
        } else {
            level.grid.origin(content, merge.startsRight ? MAX_CELLS : 1, merge.startsBelow ? Integer.MAX_VALUE : 1);
        }
    }

    /** Ends all tables. */
    void end() throws IOException {
        at(0);
    }
}
