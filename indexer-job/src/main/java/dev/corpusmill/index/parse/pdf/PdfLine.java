package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a PDF page and what it looks like.
 *
 * @param opens whether a block begins with it
 * @param apart whether so much space is above it that it cannot go on with the line before
 * @param row of a table that it is
 * @param level of the heading that it is, 0 for none
 */
record PdfLine(String text, boolean opens, boolean apart, TableRow row, int level, PageBox box) {
    private static final String FIGURE = "[-–—+(]*[$€£¥]?[-(]*\\d[\\d.,]*[)%]*|[-–—]+%?|[$€£¥]|\\)?%?\\)|%|N/?A|n/a";
    private static final Pattern ROW = Pattern.compile("(?:.*?\\s)??((?:" + FIGURE + ")(?:\\s+(?:" + FIGURE + "))*)");
    private static final Pattern FIGURES = Pattern.compile("(?:" + FIGURE + ")(?:\\s+(?:" + FIGURE + "))*");
    private static final String YEAR = "(?:19|20)\\d\\d";
    private static final Pattern YEARS = Pattern.compile(
            "(?:.*\\D\\s)?" + YEAR + "\\s+" + YEAR + "(?:\\s+(?:" + YEAR + "|Change|Percentage|Percent|Total|[%$]))*");
    private static final Pattern ITEM =
            Pattern.compile("([•◦▪●○■□‣∙·*\\u2013\\u2014-]|\\(?[0-9a-zA-Z]{1,3}[.)]|[（(]?[一二三四五六七八九十]+[)）、.])\\s*\\S.*"
                    + "|第[一二三四五六七八九十百零〇0-9]+[章节条款].*");
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("(?i)(page |第 ?)?[-–—]? ?\\d{1,4} ?[-–—]?( ?页| of \\d+| ?/ ?\\d+)?");
    private static final Pattern OPEN_END =
            Pattern.compile(".*(,|\\b(the|of|and|to|a|an|in|for|or|by|with|that|on|as|at))");
    private static final Pattern DIGITS = Pattern.compile("\\d");
    private static final Pattern GAPS = Pattern.compile("\\s+");
    private static final String TERMINALS = ".!?:;。！？：；…”\"";

    /** Number of the table on the page that it is a row of; 0 for none. */
    int table() {
        return row.table();
    }

    List<String> cells() {
        return row.cells();
    }

    /** This line and the next as one. */
    PdfLine with(PdfLine next, PdfWords words) {
        StringBuilder joined = new StringBuilder(text);
        words.glue(joined, next.text);
        List<String> both = new ArrayList<>();
        for (int i = 0;
                table() == next.table()
                        && i < cells().size()
                        && i < next.cells().size();
                i++) {
            StringBuilder cell = new StringBuilder(cells().get(i));
            if (cell.isEmpty() || next.cells().get(i).isEmpty()) {
                cell.append(next.cells().get(i));
            } else {
                words.glue(cell, next.cells().get(i));
            }
            both.add(cell.toString());
        }
        TableRow cells = both.isEmpty() ? TableRow.NONE : TableRow.spaced(table(), both);
        return new PdfLine(joined.toString(), opens, apart, cells, level, box.and(next.box));
    }

    PdfLine withCells(List<String> cells) {
        TableRow changed = new TableRow(row.table(), row.isRuled(), row.isHead(), cells);
        return new PdfLine(text, opens, apart, changed, level, box);
    }

    /** What stands above it, like a running head, is on no page any more. */
    PdfLine atTop() {
        return new PdfLine(text, opens, false, row, level, box);
    }

    PdfLine asHeading(int headingLevel) {
        return new PdfLine(text, true, apart, TableRow.NONE, headingLevel, box);
    }

    /** A label and two figures or more, or nothing but a figure. */
    boolean isRow() {
        Matcher row = ROW.matcher(text);
        if (isRuled() || !row.matches()) {
            return false;
        }
        int figures = 0;
        for (String part : GAPS.split(row.group(1), -1)) {
            figures += DIGITS.matcher(part).find() || part.startsWith("—") || part.startsWith("–") ? 1 : 0;
        }
        return figures >= 2
                || (figures == 1 && (row.start(1) == 0 || row.group(1).contains("$")));
    }

    /** Whether a cell behind the first holds nothing but a figure. */
    boolean hasFigureCell() {
        for (int i = 1; i < cells().size(); i++) {
            if (FIGURES.matcher(cells().get(i)).matches()) {
                return true;
            }
        }
        return false;
    }

    /** The last line of a table's head: two years or more. */
    boolean endsInYears() {
        return !isRuled() && YEARS.matcher(text).matches();
    }

    /** Whether painted lines part its cells: then nothing is left to guess. */
    boolean isRuled() {
        return row.isRuled();
    }

    boolean isItem() {
        return !isRuled() && ITEM.matcher(text).matches();
    }

    boolean isPageNumber() {
        return !isRuled() && PAGE_NUMBER.matcher(text).matches();
    }

    boolean endsSentence() {
        return TERMINALS.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    boolean startsLowerCase() {
        return Character.isLowerCase(text.charAt(0));
    }

    /** A comma or a word that no sentence ends with. */
    boolean endsOpen() {
        return OPEN_END.matcher(text).matches();
    }

    boolean endsWide() {
        return isWide(text.charAt(text.length() - 1));
    }

    boolean startsWide() {
        return isWide(text.charAt(0));
    }

    /** Columns of a fixed-width font that it takes. */
    int width() {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += isWide(text.charAt(i)) ? 2 : 1;
        }
        return width;
    }

    /** Chinese, Japanese and full-width characters stand without spaces. */
    static boolean isWide(char c) {
        return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60);
    }
}
