package dev.corpusmill.index.parse.pdf;

import java.util.Collections;
import java.util.List;

/**
 * What a line is in a table.
 *
 * @param table number of the table on its page, from 1; 0 for a line that is in none
 * @param isRuled whether lines that the page paints part its cells, else the space between them does
 * @param isHead whether it says what the cells below it mean
 * @param cells empty ones too; the lines of a cell are parted by line breaks
 */
record TableRow(int table, boolean isRuled, boolean isHead, List<String> cells) {
    static final TableRow NONE = new TableRow(0, false, false, List.of());

    TableRow {
        cells = List.copyOf(cells);
    }

    static TableRow spaced(int table, List<String> cells) {
        return new TableRow(table, false, false, cells);
    }

    /** How many of its cells have text. */
    int filled() {
        return cells.size() - Collections.frequency(cells, "");
    }
}
