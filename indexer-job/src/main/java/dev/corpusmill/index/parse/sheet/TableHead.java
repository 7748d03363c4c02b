package dev.corpusmill.index.parse.sheet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands above the rows of a table: title lines and the names of the columns. Names in several rows, which merged
 * ranges tie together, become one row (Summer Day | Summer Night), so that each column has one name.
 *
 * @param titles how many rows at the beginning are a title or a note above the table
 * @param rows how many rows after them name the columns
 * @param certain whether the rows look like a head, and not like more rows of the table before
 */
record TableHead(int titles, int rows, boolean certain) {
    private static final int MAX_TITLES = 5;
    private static final int MAX_ROWS = 4;

    /** Looks at the first rows of a block. */
    static TableHead of(List<SheetRow> block) {
        int titles = 0;
        while (titles < block.size() && block.get(titles).isSingle()) {
            titles++;
        }
        if (titles == block.size() || titles > MAX_TITLES) {
            return new TableHead(0, 1, false);
        }
        int rows = depth(block.subList(titles, block.size()));
        SheetRow first = block.get(titles);
        boolean certain =
                first.isText() && (titles > 0 || numberBelow(first, block.subList(titles + rows, block.size())));
        return new TableHead(titles, rows, certain);
    }

    private static int depth(List<SheetRow> rows) {
        SheetRow first = rows.get(0);
        if (!first.isText()) {
            return 1;
        }
        int depth = Math.max(first.depth(), first.spans() ? 2 : 1);
        for (int i = 1; i < Math.min(depth, rows.size()); i++) {
            depth = Math.max(depth, i + (rows.get(i).spans() ? 2 : 1));
        }
        if (depth == 1 || depth > MAX_ROWS || depth >= rows.size()) {
            return 1;
        }
        for (int i = 1; i < depth; i++) {
            if (!rows.get(i).isText() || rows.get(i).index() != first.index() + i) {
                return 1;
            }
        }
        // Ranges merged only downwards also group the rows of a table: a head has numbers below it.
        return first.spans() || numberBelow(first, rows.subList(depth, rows.size())) ? depth : 1;
    }

    private static boolean numberBelow(SheetRow head, List<SheetRow> rows) {
        Set<Integer> named = head.cells().stream().map(Cell::column).collect(Collectors.toSet());
        for (SheetRow row : rows) {
            for (Cell cell : row.cells()) {
                if (cell.number() && named.contains(cell.column())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** One row of several: the texts of a column one after the other, each once. */
    static List<Cell> joined(List<SheetRow> rows) {
        TreeMap<Integer, Set<String>> names = new TreeMap<>();
        for (SheetRow row : rows) {
            for (Cell cell : row.cells()) {
                names.computeIfAbsent(cell.column(), column -> new LinkedHashSet<>())
                        .add(cell.text());
            }
        }
        List<Cell> cells = new ArrayList<>();
        names.forEach((column, texts) -> cells.add(Cell.text(column, String.join(" ", texts))));
        return cells;
    }
}
