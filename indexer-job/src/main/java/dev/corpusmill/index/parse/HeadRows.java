package dev.corpusmill.index.parse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows above a table: names of columns in several rows become one row, titles over the whole width stay. */
final class HeadRows {
    private HeadRows() {}

    /** Joins the last rows, as far as each names several columns; says how many rows there are less. */
    static int join(List<List<String>> rows) {
        int first = rows.size();
        while (first > 0 && names(rows.get(first - 1))) {
            first--;
        }
        if (rows.size() - first < 2) {
            return 0;
        }
        List<List<String>> joined = rows.subList(first, rows.size());
        int less = joined.size() - 1;
        List<String> head = joined(joined);
        joined.clear();
        rows.add(head);
        return less;
    }

    private static boolean names(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).limit(2).count() == 2;
    }

    /** The texts of each column from top to bottom, each once: Summer above Day is "Summer Day". */
    private static List<String> joined(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        List<String> head = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            Set<String> texts = new LinkedHashSet<>();
            for (List<String> row : rows) {
                if (column < row.size() && !row.get(column).isBlank()) {
                    texts.add(row.get(column));
                }
            }
            head.add(String.join(" ", texts));
        }
        return head;
    }
}
