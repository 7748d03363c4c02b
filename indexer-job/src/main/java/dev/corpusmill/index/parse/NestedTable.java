package dev.corpusmill.index.parse;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A small table in a cell of another one: the rows of the outer table stay rows, and the inner one is read inside its
 * cell. Until it is known how the outer table is written, characters that no clean text has stand between inner cells.
 */
final class NestedTable {
    /** A longer table is one of its own, and the outer one only arranges it. */
    static final int MAX_CHARS = 300;

    private static final char CELL_END = '\u001F';
    private static final char ROW_END = '\u001E';

    private NestedTable() {}

    static String cell(List<List<String>> rows) {
        return rows.stream().map(NestedTable::row).collect(Collectors.joining(String.valueOf(ROW_END)));
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .filter(cell -> !cell.isBlank())
                .map(cell -> CleanText.collapse(words(cell)))
                .collect(Collectors.joining(String.valueOf(CELL_END)));
    }

    /** A cell in a line of cells: "bolt, 5; nut, 7". */
    static String words(String cell) {
        return isPlain(cell)
                ? cell
                : cell.replace(String.valueOf(CELL_END), ", ").replace(String.valueOf(ROW_END), "; ");
    }

    /** A cell that stands by itself: its rows are lines. */
    static String lines(String cell) {
        return isPlain(cell)
                ? cell
                : cell.replace(String.valueOf(CELL_END), " | ").replace(ROW_END, '\n');
    }

    private static boolean isPlain(String cell) {
        return cell.indexOf(CELL_END) < 0 && cell.indexOf(ROW_END) < 0;
    }
}
