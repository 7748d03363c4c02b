package dev.corpusmill.split;

/** The lines of a table that say what the others mean: title, unit, names of columns. */
final class TableHead {
    private TableHead() {}

    /** Where the head ends: where nobody said how long it is, it is the first row, with the rule below it that Markdown has. */
    static int end(String text, Block table) {
        int firstEnd = lineEnd(text, table.body(), table.end());
        for (int line = 1; line < table.headLines(); line++) {
            firstEnd = lineEnd(text, Math.min(table.end(), firstEnd + 1), table.end());
        }
        if (table.headLines() > 0) {
            return firstEnd;
        }
        int second = Math.min(table.end(), firstEnd + 1);
        int secondEnd = lineEnd(text, second, table.end());
        return isRule(text, second, secondEnd) ? secondEnd : firstEnd;
    }

    private static boolean isRule(String text, int start, int lineEnd) {
        boolean dashes = false;
        for (int at = start; at < lineEnd; at++) {
            char unit = text.charAt(at);
            dashes |= unit == '-';
            if ("-|:+= \t".indexOf(unit) < 0) {
                return false;
            }
        }
        return dashes;
    }

    /** Where the line that begins at an offset ends. */
    static int lineEnd(String text, int start, int end) {
        int line = text.indexOf('\n', start);
        return line < 0 || line > end ? end : line;
    }
}
