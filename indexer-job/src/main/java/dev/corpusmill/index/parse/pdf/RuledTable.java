package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table whose cells are parted by painted lines. What stands in a merged cell is repeated as in other formats. */
final class RuledTable {
    private static final int MAX_REPEATED_CHARS = 200;
    private static final int MIN_LINES_OF_ROWS = 3;
    private static final int MAX_HEAD_ROWS = 3;

    private final TableGrid grid;
    private final CellGlyphs glyphs;
    private final Map<Integer, List<String>> lines = new HashMap<>();

    private RuledTable(TableGrid grid) {
        this.grid = grid;
        this.glyphs = new CellGlyphs(grid);
    }

    /** The tables that stand in these grids; takes their glyphs out. */
    static List<RuledTable> takeFrom(List<Glyph> glyphs, List<Ruling> rulings) {
        List<RuledTable> tables = new ArrayList<>();
        for (TableGrid grid : rulings.isEmpty() ? List.<TableGrid>of() : TableGrids.of(rulings)) {
            RuledTable table = new RuledTable(grid);
            List<Glyph> others = new ArrayList<>();
            for (Glyph glyph : glyphs) {
                if (!table.glyphs.add(glyph)) {
                    others.add(glyph);
                }
            }
            if (table.isTable()) {
                tables.add(table);
                glyphs.clear();
                glyphs.addAll(others);
            }
        }
        return tables;
    }

    /** Two rows and two columns with text or more, and not only lines between columns. */
    private boolean isTable() {
        if (glyphs.isBehindLines()) {
            return false;
        }
        glyphs.byCell().forEach((cell, inside) -> lines.put(cell, lines(inside)));
        boolean[] rows = new boolean[grid.rows()];
        boolean[] columns = new boolean[grid.columns()];
        int filledRows = 0;
        int filledColumns = 0;
        int tallRows = 0;
        for (int row = 0; row < grid.rows(); row++) {
            int tall = 0;
            for (int column = 0; column < grid.columns(); column++) {
                int owner = grid.owner(row, column);
                boolean begins = owner == row * grid.columns() + column;
                List<String> text = begins ? lines.getOrDefault(owner, List.of()) : List.of();
                filledRows += text.isEmpty() || rows[row] ? 0 : 1;
                filledColumns += text.isEmpty() || columns[column] ? 0 : 1;
                rows[row] |= !text.isEmpty();
                columns[column] |= !text.isEmpty();
                tall += text.size() >= MIN_LINES_OF_ROWS ? 1 : 0;
            }
            tallRows += tall > 1 ? 1 : 0;
        }
        boolean partsRows = filledRows > 2 || tallRows == 0;
        return filledRows > 1 && filledColumns > 1 && partsRows;
    }

    private static List<String> lines(List<Glyph> glyphs) {
        List<String> lines = new ArrayList<>();
        for (List<Segment> line : Column.lines(Segments.of(glyphs))) {
            String text = Column.text(line).strip();
            if (!text.isEmpty()) {
                lines.add(text);
            }
        }
        return lines;
    }

    /** Its rows with text, from top to bottom, each with where it stands. */
    List<Segment> rows(int table) {
        List<Segment> rows = new ArrayList<>();
        int head = headRows();
        boolean repeats = grid.isRegular();
        for (int row = 0; row < grid.rows(); row++) {
            List<String> cells = repeats ? cells(row) : boxes(row);
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                TableRow made = new TableRow(table, true, row < head, cells);
                rows.add(Segment.row(made, grid, row, glyphs.size()));
            }
        }
        return rows;
    }

    /** One cell for each column. */
    private List<String> cells(int row) {
        List<String> cells = new ArrayList<>();
        int owners = 0;
        for (int column = 0; column < grid.columns(); column++) {
            int owner = grid.owner(row, column);
            boolean begins = owner == row * grid.columns() + column;
            boolean first = column == 0 || grid.owner(row, column - 1) != owner;
            owners += first ? 1 : 0;
            String text = text(owner);
            cells.add(begins || text.length() <= MAX_REPEATED_CHARS ? text : "");
        }
        if (owners == 1) {
            Collections.fill(cells.subList(1, cells.size()), "");
        }
        return cells;
    }

    /** The boxes that begin in a row of a form, side by side. */
    private List<String> boxes(int row) {
        List<String> boxes = new ArrayList<>();
        for (int column = 0; column < grid.columns(); column++) {
            if (grid.owner(row, column) == row * grid.columns() + column) {
                boxes.add(text(grid.owner(row, column)));
            }
        }
        return boxes;
    }

    private String text(int owner) {
        return String.join("\n", lines.getOrDefault(owner, List.of()));
    }

    /** Titles, and rows with a cell over some columns, say what the rows below them mean. */
    private int headRows() {
        int first = 0;
        while (first + 2 < grid.rows() && isTitle(first)) {
            first++;
        }
        boolean spans = false;
        int deepest = 1;
        for (int column = 0; column < grid.columns(); column++) {
            spans |= column > 0 && grid.owner(first, column) == grid.owner(first, column - 1);
            int depth = 1;
            while (first + depth < grid.rows() && grid.owner(first + depth, column) == grid.owner(first, column)) {
                depth++;
            }
            deepest = depth <= MAX_HEAD_ROWS ? Math.max(deepest, depth) : deepest;
        }
        if (!spans || isTitle(first)) {
            return first == 0 ? 0 : first + 1;
        }
        return Math.min(first + Math.max(2, deepest), grid.rows() - 1);
    }

    private boolean isTitle(int row) {
        return grid.owner(row, 0) == grid.owner(row, grid.columns() - 1);
    }

    /** The whole as one piece of the page. */
    Segment asSegment() {
        return Segment.table(this, grid, glyphs.size(), glyphs.order());
    }
}
