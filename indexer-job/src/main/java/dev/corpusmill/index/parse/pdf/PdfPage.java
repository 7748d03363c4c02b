package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one PDF page on their way to paragraphs and tables. A PDF knows neither: what stands here are the
 * rules by which a reader tells them apart, each as careful as it can be, since a wrong join hides a row of figures.
 */
final class PdfPage {
    private static final double FULL_LINE = 0.85;
    private static final double SHORT_LINE = 0.6;
    private static final int MAX_HEAD_LINES = 4;
    private static final int MAX_HEAD_LINE_CHARS = 120;
    private static final int MAX_LABEL_CHARS = 100;
    private static final int MIN_TABLE_ROWS = 2;

    private final PdfOutline outline;
    private final PdfWords words = new PdfWords();
    private final PdfTable table = new PdfTable(words);
    private List<PdfLine> lines = new ArrayList<>();
    private List<PdfBlock> blocks = new ArrayList<>();
    private int[] rowsOfCells = {};
    private int fullWidth;
    private @Nullable PdfLine unfinished;
    private @Nullable JoinedLines paragraph;

    PdfPage(PdfOutline outline) {
        this.outline = outline;
    }

    /** The blocks that a page completes; its last paragraph may go on on the next page. */
    List<PdfBlock> blocks(List<PdfLine> page) {
        blocks = new ArrayList<>();
        lines = new ArrayList<>(outline.mark(page));
        lines.forEach(line -> words.learn(line.text()));
        dropPageNumber();
        fullWidth = fullWidth();
        joinLabels();
        joinHeads();
        rowsOfCells = PdfTable.lengths(lines);
        boolean resumed = unfinished != null
                && !lines.isEmpty()
                && continues(unfinished, lines.get(0).atTop());
        if (!resumed) {
            endParagraph();
        }

        int i = 0;
        while (i < lines.size()) {
            i = block(i);
        }
        unfinished = lines.isEmpty() ? unfinished : lines.get(lines.size() - 1);
        return blocks;
    }

    /** What the last page has left. */
    List<PdfBlock> end() {
        blocks = new ArrayList<>();
        endParagraph();
        table.end(blocks);
        return blocks;
    }

    private int block(int start) {
        PdfLine line = lines.get(start);
        int cells = rowsOfCells[start];
        if (cells > 0) {
            endParagraph();
            return table.cells(lines.subList(start, start + cells), blocks) + start;
        }
        int end = line.level() > 0 ? start : tableEnd(start);
        if (end > start) {
            endParagraph();
            return table.lines(lines.subList(start, end), blocks) + start;
        }
        table.end(blocks);
        if (line.level() > 0) {
            endParagraph();
            blocks.add(new PdfBlock(PdfBlock.Kind.HEADING, line.level(), new JoinedLines(line).parts()));
            return start + 1;
        }
        return paragraph(start);
    }

    private void endParagraph() {
        if (paragraph != null) {
            blocks.add(new PdfBlock(PdfBlock.Kind.PARAGRAPH, 0, paragraph.parts()));
            paragraph = null;
        }
    }

    private void dropPageNumber() {
        for (int at : new int[] {lines.size() - 1, 0}) {
            if (lines.size() > 1 && lines.get(at).isPageNumber()) {
                lines.remove(at);
            }
        }
    }

    /** What most lines of prose on this page are wide, 0 where there is none. */
    private int fullWidth() {
        int[] widths = lines.stream()
                .filter(line -> !line.isRow())
                .mapToInt(PdfLine::width)
                .sorted()
                .toArray();
        return widths.length == 0 ? 0 : widths[Math.min(widths.length - 1, widths.length * 9 / 10)];
    }

    /** A row that begins in lower case is the second line of its label. */
    private void joinLabels() {
        for (int i = lines.size() - 1; i > 0; i--) {
            PdfLine label = lines.get(i - 1);
            PdfLine row = lines.get(i);
            if (row.isRow() && row.startsLowerCase() && !label.isRow() && !label.endsSentence() && label.level() == 0) {
                merge(i - 1, 2);
            }
        }
    }

    /** The lines above the years of a table become one line: it is repeated with each part of the table. */
    private void joinHeads() {
        for (int i = lines.size() - 2; i > 0; i--) {
            if (lines.get(i).endsInYears() && lines.get(i + 1).text().length() <= MAX_LABEL_CHARS) {
                int first = i;
                while (first > 0 && i - first < MAX_HEAD_LINES && isHead(lines.get(first - 1))) {
                    first--;
                }
                merge(first, i - first + 1);
                i = first;
            }
        }
    }

    private static boolean isHead(PdfLine line) {
        return line.text().length() <= MAX_HEAD_LINE_CHARS
                && line.level() == 0
                && !line.isRow()
                && !line.isItem()
                && (!line.endsSentence() || line.text().endsWith(":"));
    }

    private void merge(int first, int count) {
        PdfLine joined = lines.get(first);
        for (int i = 1; i < count; i++) {
            joined = joined.with(lines.remove(first + 1), words);
        }
        lines.set(first, joined);
    }

    /** Years, or a few words over rows of figures. */
    private boolean opensTable(int at) {
        PdfLine head = lines.get(at);
        if (head.endsInYears()) {
            return true;
        }
        boolean overRows = at + 2 < lines.size()
                && lines.get(at + 1).isRow()
                && lines.get(at + 2).isRow();
        return overRows && isHead(head) && !head.endsSentence() && head.text().indexOf(' ') > 0;
    }

    /** Behind the last row of a table that starts here; the start itself where none does. */
    private int tableEnd(int start) {
        if (!opensTable(start)) {
            return start;
        }
        int rows = 0;
        int end = start;
        for (int i = start + 1; i < lines.size(); i++) {
            PdfLine line = lines.get(i);
            if (line.endsInYears() || rowsOfCells[i] > 0) {
                break;
            }
            if (line.isRow()) {
                rows++;
                end = i + 1;
            } else if (line.text().length() > MAX_LABEL_CHARS || (i - end >= 3 && rows > 0)) {
                break;
            }
        }
        return rows >= MIN_TABLE_ROWS ? end : start;
    }

    private int paragraph(int start) {
        JoinedLines joined = paragraph;
        if (joined == null) {
            joined = new JoinedLines(lines.get(start));
        } else {
            joined.glue(words, lines.get(start));
        }
        int widest = Math.max(fullWidth, widestOfBlock(start));
        int i = start + 1;
        while (i < lines.size() && isProse(i)) {
            PdfLine line = lines.get(i - 1);
            PdfLine next = lines.get(i);
            if (next.opens() ? !continues(line, next) : breaks(line, next, widest)) {
                if (next.opens() && !(line.isRow() && next.isRow())) {
                    break;
                }
                joined.newLine(next);
            } else {
                joined.glue(words, next);
            }
            widest = next.opens() ? Math.max(fullWidth, widestOfBlock(i)) : widest;
            i++;
        }
        paragraph = joined;
        if (i < lines.size()) {
            endParagraph();
        }
        return i;
    }

    private boolean isProse(int at) {
        return lines.get(at).level() == 0 && rowsOfCells[at] == 0 && tableEnd(at) == at;
    }

    private int widestOfBlock(int start) {
        int widest = 0;
        for (int i = start; i < lines.size() && (i == start || !lines.get(i).opens()); i++) {
            widest = Math.max(widest, lines.get(i).width());
        }
        return widest;
    }

    /** Whether two lines of one block belong on two lines. */
    private static boolean breaks(PdfLine line, PdfLine next, int widest) {
        if (line.isRow() || next.isRow() || next.isItem()) {
            return true;
        }
        return line.width() < SHORT_LINE * widest && !line.text().endsWith("-") && !next.startsLowerCase();
    }

    /** Whether a block goes on with the next one: wide line spacing makes each line a block. */
    private boolean continues(PdfLine line, PdfLine next) {
        if (next.apart()
                || line.isRow()
                || next.isRow()
                || next.isItem()
                || line.endsSentence()
                || line.level() + next.level() > 0) {
            return false;
        }
        boolean full = line.width() >= FULL_LINE * fullWidth;
        return full && (next.startsLowerCase() || line.endsOpen() || (line.endsWide() && next.startsWide()));
    }
}
