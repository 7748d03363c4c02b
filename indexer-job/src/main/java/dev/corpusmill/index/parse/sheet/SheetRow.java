package dev.corpusmill.index.parse.sheet;

import java.util.List;

/**
 * A row with text, after merged ranges are filled and hidden columns are gone.
 *
 * @param index from 0
 * @param cells by column, none blank, at least one
 * @param spans whether a range is merged over columns of it
 * @param depth rows that the ranges which begin here reach down to, at least 1
 */
record SheetRow(int index, List<Cell> cells, boolean spans, int depth) {
    SheetRow {
        cells = List.copyOf(cells);
    }

    /** Whether all that it says is one text, in one cell or in one merged range. */
    boolean isSingle() {
        int origin = cells.get(0).origin();
        for (Cell cell : cells) {
            if (cell.origin() != origin) {
                return false;
            }
        }
        return true;
    }

    /** Whether it may name columns: no numbers but years. */
    boolean isText() {
        for (Cell cell : cells) {
            if (cell.number() && !cell.text().matches("(19|20)\\d\\d")) {
                return false;
            }
        }
        return true;
    }

    CellRange range() {
        return new CellRange(
                index, cells.get(0).column(), index, cells.get(cells.size() - 1).column());
    }
}
