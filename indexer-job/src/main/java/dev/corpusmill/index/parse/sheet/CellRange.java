package dev.corpusmill.index.parse.sheet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells from the upper left to the lower right one; rows and columns count from 0. */
record CellRange(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7})(?::\\$?([A-Z]{1,3})\\$?([0-9]{1,7}))?");
    private static final int LETTERS = 26;

    /** Reads {@code B2:D5} or {@code B2}; empty for what is neither. */
    static Optional<CellRange> parse(String reference) {
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int row = Integer.parseInt(parts.group(2)) - 1;
        int column = column(parts.group(1));
        if (parts.group(3) == null) {
            return Optional.of(new CellRange(row, column, row, column));
        }
        int lastRow = Integer.parseInt(parts.group(4)) - 1;
        int lastColumn = column(parts.group(3));
        return Optional.of(new CellRange(
                Math.min(row, lastRow),
                Math.min(column, lastColumn),
                Math.max(row, lastRow),
                Math.max(column, lastColumn)));
    }

    /** The number of a column by its letters; what follows them is not looked at; -1 where there are none. */
    static int column(String reference) {
        int column = 0;
        int at = 0;
        while (at < reference.length() && at < 3 && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z') {
            column = column * LETTERS + reference.charAt(at) - 'A' + 1;
            at++;
        }
        return column - 1;
    }

    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (left - 1) % LETTERS));
        }
        return letters.toString();
    }

    /** The same columns in rows further down. */
    CellRange down(int rows) {
        return new CellRange(firstRow + rows, firstColumn, lastRow + rows, lastColumn);
    }

    /** As people write it: {@code B2:D5}, or {@code B2} for a single cell. */
    String label() {
        String first = letters(firstColumn) + (firstRow + 1);
        return firstRow == lastRow && firstColumn == lastColumn
                ? first
                : first + ":" + letters(lastColumn) + (lastRow + 1);
    }
}
