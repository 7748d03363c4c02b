package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Span.Kind;
import dev.corpusmill.query.extract.TextLines.Line;

/** Rows of tables, each under the head of its table; a head may have two lines, of which the second divides the first. */
final class Tables {
    private static final int MIN_ROWS = 2;
    private static final int MAX_HEAD = 300; // characters; what is longer is no head that helps

    private Tables() {}

    /** The line behind a table that begins at a line; the line itself where none does. */
    static int end(TextLines lines, int first) {
        int at = first;
        int rows = 0;
        while (at < lines.size() && (lines.isRow(at) || (rows > 0 && inside(lines, at)))) {
            rows += lines.isRow(at) && !lines.isRule(at) ? 1 : 0;
            at++;
        }
        return rows >= MIN_ROWS ? at : first;
    }

    /** A rule, or a row of one cell, which names the rows below it. */
    private static boolean inside(TextLines lines, int at) {
        if (lines.blank(at)) {
            return false;
        }
        return lines.isRule(at) || (at + 1 < lines.size() && lines.isRow(at + 1) && !lines.isItem(at));
    }

    static void add(TextLines lines, int first, int end, SpanList found) {
        int body = headEnd(lines, first, end);
        Line head = lines.get(first);
        int headEnd = lines.get(body - 1).end();
        boolean led = body > first && headEnd - head.start() <= MAX_HEAD;
        for (int at = body; at < end; at++) {
            if (!lines.isRule(at)) {
                int before = found.size();
                found.add(lines.get(at).start(), lines.get(at).end(), Kind.STATEMENT);
                if (led) {
                    found.lead(before, head.start(), headEnd);
                }
            }
        }
    }

    /** The line behind the head; a first line with figures is no head where the next line has none less. */
    private static int headEnd(TextLines lines, int first, int end) {
        int second = first + 1;
        while (second < end && lines.isRule(second)) {
            second++;
        }
        boolean ruled = second > first + 1;
        if (second >= end) {
            return second;
        }
        boolean divided = second + 1 < end
                && figures(lines.of(second)) == 0
                && (hasEmptyCell(lines.of(first)) || hasEmptyCell(lines.of(second)) || repeats(lines.of(first)))
                && figures(lines.of(second + 1)) > 0;
        int behind = divided ? second + 1 : second;
        while (behind < end && lines.isRule(behind)) {
            behind++;
        }
        return ruled || divided || figures(lines.of(first)) <= figures(lines.of(second)) ? behind : first;
    }

    private static int figures(String line) {
        int cells = 0;
        for (String cell : line.split("\\|", -1)) {
            cells += cell.codePoints().anyMatch(Character::isDigit) ? 1 : 0;
        }
        return cells;
    }

    private static boolean hasEmptyCell(String line) {
        String inner = line.length() > 1 && line.startsWith("|") && line.endsWith("|")
                ? line.substring(1, line.length() - 1)
                : line;
        for (String cell : inner.split("\\|", -1)) {
            if (cell.isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a cell is as its neighbor: one that covered several columns has its text in each of them. */
    private static boolean repeats(String line) {
        String last = "";
        for (String cell : line.split("\\|", -1)) {
            if (!cell.isBlank() && cell.strip().equals(last)) {
                return true;
            }
            last = cell.strip();
        }
        return false;
    }
}
