package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The cells of rows whose columns were found by the space between them. */
final class TableCells {
    private static final Pattern SIGN = Pattern.compile("[$€£¥₽₩]|[)%]{1,2}");
    private static final Pattern FIGURE = Pattern.compile("[(+–—-]*[$€£¥₽₩]? ?[(+–—-]*\\d[\\d.,]*[)%]*");
    private static final Pattern FIGURES =
            Pattern.compile("^[(]?[$€£¥]? ?(\\d[\\d.,]*[)%]*|[–—-]) [(]?[$€£¥]? ?(\\d[\\d.,]*[)%]*|[–—-])$");
    /** Of the next column. */
    private static final Pattern STRAY_SIGN = Pattern.compile("(^|[\\d)—–-] ?|\\s)[$£¥]$");

    private static final Pattern AMOUNT = Pattern.compile(" [$£¥] ?[(]?[\\d—–-]");
    private static final int MIN_FIGURES = 2;

    private static final Pattern CLOSING = Pattern.compile("[)%]{1,2}");

    private TableCells() {}

    /** The same rows, columns of nothing but signs joined with the figures that they belong to. */
    static List<List<String>> withoutSigns(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        boolean[] signs = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            signs[column] = column > 0 && isOfSigns(rows, column);
        }
        return rows.stream().map(row -> withoutSigns(row, signs)).toList();
    }

    private static boolean isOfSigns(List<List<String>> rows, int column) {
        int found = 0;
        for (List<String> row : rows) {
            String cell = column < row.size() ? row.get(column) : "";
            if (!cell.isEmpty() && !SIGN.matcher(cell).matches()) {
                return false;
            }
            found += cell.isEmpty() ? 0 : 1;
        }
        return found > 0;
    }

    private static List<String> withoutSigns(List<String> row, boolean[] signs) {
        List<String> cells = new ArrayList<>();
        String pending = "";
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            int last = cells.size() - 1;
            if (!signs[column]) {
                cells.add((pending + " " + cell).strip());
                pending = "";
            } else if (CLOSING.matcher(cell).matches()) {
                cells.set(last, cells.get(last) + cell);
            } else if (!cell.isEmpty()) {
                pending = cell;
            }
        }
        if (!pending.isEmpty()) {
            cells.set(cells.size() - 1, (cells.get(cells.size() - 1) + " " + pending).strip());
        }
        return cells;
    }

    /**
     * Whether figures need their columns: a cell before one of them is empty that has a figure in other rows. Columns that
     * stick together, so that a cell has two figures or the sign of another, say less than their lines do.
     */
    static boolean sayMoreThanLines(List<List<String>> cells) {
        List<List<String>> rows = withoutSigns(cells);
        if (rows.stream().anyMatch(TableCells::sticks)) {
            return false;
        }
        int[] figures = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int i = 1; i < row.size(); i++) {
                figures[i] += FIGURE.matcher(row.get(i)).matches() ? 1 : 0;
            }
        }
        return rows.stream().anyMatch(row -> hasHole(row, figures));
    }

    private static boolean hasHole(List<String> row, int[] figures) {
        boolean empty = false;
        for (int i = 1; i < row.size(); i++) {
            if (empty && FIGURE.matcher(row.get(i)).matches()) {
                return true;
            }
            empty |= row.get(i).isEmpty() && figures[i] >= MIN_FIGURES;
        }
        return false;
    }

    private static boolean sticks(List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            if (STRAY_SIGN.matcher(cell).find()
                    || (i == 0 ? AMOUNT : FIGURES).matcher(cell).find()) {
                return true;
            }
        }
        return false;
    }
}
