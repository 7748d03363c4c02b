package dev.corpusmill.index.parse.block;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with merged cells: what stands in a merged cell is repeated in each row and column that it covers, so that each
 * row says all by itself. Only a short text is repeated, and none over a whole row, which is a line between the rows.
 */
public final class GridTable {
    private static final int MAX_REPEATED_CHARS = 200;
    private static final int MAX_COLUMNS = 200; // that repeat; more are kept, but stay empty where they are covered

    private final BlockSink out;
    private final List<Held> above = new ArrayList<>();
    private List<List<Block>> row = new ArrayList<>();
    private int origins;
    private boolean fromAbove;
    private Held left = Held.NONE;
    private int columnsRight;

    /** A cell's content and how many more rows it covers. */
    private record Held(List<Block> content, int rows) {
        static final Held NONE = new Held(List.of(), 0);
    }

    public GridTable(BlockSink out) {
        this.out = out;
    }

    /** Adds a cell that covers rows and columns, itself included. Each further column is told by {@link #covered}. */
    public void origin(List<Block> content, int columns, int rows) {
        left = new Held(repeatable(content), Math.max(0, rows - 1));
        columnsRight = Math.max(0, columns - 1);
        origins += content.isEmpty() ? 0 : 1;
        hold(left);
        row.add(content);
    }

    /** Adds a column that a cell to the left or above covers; one that none covers is empty. */
    public void covered() {
        int column = row.size();
        if (column >= MAX_COLUMNS) {
            return;
        }
        if (columnsRight > 0) {
            columnsRight--;
            hold(left);
            row.add(left.content);
            return;
        }
        Held held = column < above.size() ? above.get(column) : Held.NONE;
        boolean covers = held.rows > 0;
        hold(covers ? new Held(held.content, held.rows - 1) : Held.NONE);
        row.add(covers ? held.content : List.of());
        fromAbove |= covers && !held.content.isEmpty();
    }

    /** Whether a cell above covers the next column. */
    public boolean isCoveredFromAbove() {
        return columnsRight == 0 && row.size() < above.size() && above.get(row.size()).rows > 0;
    }

    private void hold(Held held) {
        int column = row.size();
        if (column < MAX_COLUMNS) {
            while (above.size() <= column) {
                above.add(Held.NONE);
            }
            above.set(column, held);
        }
    }

    /** Ends a row; the first rows may be the head of the table. */
    public void endRow(boolean head) throws IOException {
        if (origins == 1 && !fromAbove && row.stream().noneMatch(List::isEmpty)) {
            row.subList(1, row.size()).replaceAll(cell -> List.of());
        }
        out.row(row, head);
        row = new ArrayList<>();
        origins = 0;
        fromAbove = false;
        left = Held.NONE;
        columnsRight = 0;
    }

    private static List<Block> repeatable(List<Block> content) {
        int length = 0;
        for (Block block : content) {
            length += block instanceof Block.Text text ? text.text().length() : MAX_REPEATED_CHARS + 1;
        }
        return length <= MAX_REPEATED_CHARS ? content : List.of();
    }
}
