package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How text on both sides of gutters is meant to be read. */
enum Arrangement {
    /** One column after the other. */
    COLUMNS,
    /** Line by line. */
    ROWS;

    private static final int MIN_LINES = 3;
    private static final int MIN_WOVEN_LINES = 4;
    private static final float MIN_WOVEN_GUTTER = 0.8f;
    private static final double WOVEN = 0.75;
    private static final float OTHER_SIZE = 1.08f;

    /** @param gutter width of the narrowest gutter, in parts of the font's size */
    static Arrangement of(List<Column> columns, float gutter) {
        if (columns.stream().anyMatch(Column::isFigures)) {
            return ROWS;
        }
        if (paintedApart(columns)) {
            return columns.stream().allMatch(column -> column.lineCount() >= 2) || !level(columns) ? COLUMNS : ROWS;
        }
        if (gutter < MIN_WOVEN_GUTTER) {
            return ROWS;
        }
        if (hasSideNotes(columns)) {
            return COLUMNS;
        }
        if (level(columns) && isPaintedByCells(columns)) {
            return ROWS;
        }
        int minLines = level(columns) ? MIN_WOVEN_LINES : MIN_LINES;
        boolean prose = columns.stream().allMatch(column -> column.isProse(minLines));
        return prose && (!level(columns) || columns.stream().allMatch(Column::flows)) ? COLUMNS : ROWS;
    }

    /** The order in which a page was painted is a good witness where it agrees with where the text stands. */
    private static boolean paintedApart(List<Column> columns) {
        for (int i = 1; i < columns.size(); i++) {
            if (!columns.get(i - 1).isPaintedApartFrom(columns.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Neither column by column nor line by line, but some lines here and then some there: cells of a table. */
    private static boolean isPaintedByCells(List<Column> columns) {
        List<int[]> lines = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int order : columns.get(i).orders()) {
                lines.add(new int[] {order, i});
            }
        }
        lines.sort(Comparator.comparingInt(line -> line[0]));
        int changes = 0;
        for (int i = 1; i < lines.size(); i++) {
            changes += lines.get(i)[1] != lines.get(i - 1)[1] ? 1 : 0;
        }
        return changes >= columns.size() && changes < WOVEN * (lines.size() - 1);
    }

    private static boolean level(List<Column> columns) {
        for (int i = 1; i < columns.size(); i++) {
            if (!columns.get(i - 1).isLevelWith(columns.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Prose, and beside it short lines of another size or not level with it. */
    private static boolean hasSideNotes(List<Column> columns) {
        if (columns.size() != 2) {
            return false;
        }
        Column one = columns.get(0);
        Column other = columns.get(1);
        float ratio = Math.max(one.size(), other.size()) / Math.min(one.size(), other.size());
        return (one.isProse(MIN_WOVEN_LINES) || other.isProse(MIN_WOVEN_LINES))
                && (ratio >= OTHER_SIZE || !one.isLevelWith(other));
    }
}
