package dev.corpusmill.index.parse.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Gives each cell of a merged range the range's text, row by row. Hostile files merge millions of cells: how many ranges
 * reach a row, and how many cells are filled, is bounded; behind the bound ranges are taken for their first cell.
 */
final class MergedCells {
    private static final int MAX_RANGES = 100_000;
    private static final int MAX_ACTIVE = 1_000;
    private static final int MAX_COLUMNS = 256; // of one range
    private static final int MAX_FILLED = 500_000;

    private final PriorityQueue<CellRange> waiting = new PriorityQueue<>(Comparator.comparingInt(CellRange::firstRow));
    private final List<CellRange> active = new ArrayList<>();
    private final Map<CellRange, Cell> anchors = new HashMap<>();
    private int filled;

    void add(CellRange range) {
        if (waiting.size() < MAX_RANGES
                && (range.lastRow() > range.firstRow() || range.lastColumn() > range.firstColumn())) {
            waiting.add(range);
        }
    }

    /** How many rows the ranges that begin in a row reach down from it, at least 1. */
    int rowsFrom(int row) {
        int rows = 1;
        for (CellRange range : active) {
            rows = range.firstRow() == row ? Math.max(rows, range.lastRow() - row + 1) : rows;
        }
        return rows;
    }

    /** The cells of a row with those that merged ranges add, by column. Rows come in ascending order. */
    List<Cell> fill(int row, List<Cell> cells) {
        activate(row, cells);
        if (active.isEmpty()) {
            return cells;
        }
        boolean any = cells.stream().anyMatch(cell -> !cell.isBlank());
        if (!any || filled > MAX_FILLED) {
            return cells;
        }
        TreeMap<Integer, Cell> all = new TreeMap<>();
        cells.forEach(cell -> all.put(cell.column(), cell));
        for (CellRange range : active) {
            Cell anchor = anchors.get(range);
            int last = Math.min(range.lastColumn(), range.firstColumn() + MAX_COLUMNS);
            for (int column = range.firstColumn(); anchor != null && column <= last; column++) {
                if (row > range.firstRow() || column > range.firstColumn()) {
                    all.put(column, anchor.in(column));
                    filled++;
                }
            }
        }
        return List.copyOf(all.values());
    }

    private void activate(int row, List<Cell> cells) {
        for (Iterator<CellRange> ranges = active.iterator(); ranges.hasNext(); ) {
            CellRange range = ranges.next();
            if (range.lastRow() < row) {
                ranges.remove();
                anchors.remove(range);
            }
        }
        while (!waiting.isEmpty() && waiting.element().firstRow() <= row) {
            CellRange range = waiting.remove();
            if (range.firstRow() == row && active.size() < MAX_ACTIVE) {
                cells.stream()
                        .filter(cell -> cell.column() == range.firstColumn() && !cell.isBlank())
                        .findFirst()
                        .ifPresent(anchor -> {
                            active.add(range);
                            anchors.put(range, anchor);
                        });
            }
        }
    }
}
