package dev.corpusmill.api.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One label for a place that has several: ranges of cells of one sheet become the range that encloses them. */
final class PlaceLabels {
    /** Sheet, column and row of the first cell, and of the last where there is one. */
    private static final Pattern CELLS = Pattern.compile("(.*!)([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?");

    private PlaceLabels() {}

    /** The label of all parts; of the first that has one where they cannot be said together. */
    static String join(List<PlacePart> parts) {
        String joined = "";
        for (PlacePart part : parts) {
            if (joined.isEmpty()) {
                joined = part.label();
            } else if (!part.label().isEmpty() && !part.label().equals(joined)) {
                joined = enclosing(joined, part.label());
            }
        }
        return joined;
    }

    private static String enclosing(String first, String second) {
        Matcher one = CELLS.matcher(first);
        Matcher other = CELLS.matcher(second);
        if (!one.matches() || !other.matches() || !one.group(1).equals(other.group(1))) {
            return first;
        }
        String left = earlier(one.group(2), other.group(2)) ? one.group(2) : other.group(2);
        String right = earlier(lastColumn(one), lastColumn(other)) ? lastColumn(other) : lastColumn(one);
        int top = Math.min(Integer.parseInt(one.group(3)), Integer.parseInt(other.group(3)));
        int bottom = Math.max(lastRow(one), lastRow(other));
        return one.group(1) + left + top + ":" + right + bottom;
    }

    private static String lastColumn(Matcher cells) {
        String last = cells.group(4);
        return last == null ? cells.group(2) : last;
    }

    private static int lastRow(Matcher cells) {
        String last = cells.group(5);
        return Integer.parseInt(last == null ? cells.group(3) : last);
    }

    /** Z stands before AA. */
    private static boolean earlier(String column, String other) {
        return column.length() == other.length() ? column.compareTo(other) < 0 : column.length() < other.length();
    }
}
