package dev.corpusmill.index.parse.sheet;

/**
 * A cell as it is shown.
 *
 * @param column from 0
 * @param number whether its value is a number or a date, which no head of a table is
 * @param origin column where the text stands in the file: another one inside a merged range
 */
record Cell(int column, String text, boolean number, int origin) {
    static Cell text(int column, String text) {
        return new Cell(column, text, false, column);
    }

    static Cell number(int column, String text) {
        return new Cell(column, text, true, column);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** The same cell, shown in another column of its merged range. */
    Cell in(int other) {
        return new Cell(other, text, number, column);
    }
}
