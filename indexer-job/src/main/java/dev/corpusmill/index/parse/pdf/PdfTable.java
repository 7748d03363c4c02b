package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.List;

/** Writes lines as rows of a table, which may go on over the end of a page. */
final class PdfTable {
    private static final int MIN_ROWS = 3;
    private static final int MIN_SENTENCE_WORDS = 4;
    /** Of the lines of one cell, in parts of a line's height. */
    private static final float LINE_SPACING = 1.5f;

    private final PdfWords words;
    private List<TableRow> head = List.of();
    private boolean open;

    PdfTable(PdfWords words) {
        this.words = words;
    }

    /** For each line, how many from it on are rows of one table by where their cells stand; 0 where none starts. */
    static int[] lengths(List<PdfLine> lines) {
        int[] lengths = new int[lines.size()];
        for (int start = 0; start < lengths.length; ) {
            int table = lines.get(start).table();
            int end = start + 1;
            while (table > 0 && end < lengths.length && lines.get(end).table() == table) {
                end++;
            }
            List<PdfLine> rows = table == 0 ? List.of() : lines.subList(start, end);
            int title = title(rows);
            lengths[start + title] = length(rows.subList(title, rows.size()));
            start = end;
        }
        return lengths;
    }

    /** The line over the head of a table, if there is one. */
    private static int title(List<PdfLine> rows) {
        boolean isOver =
                rows.size() > 1 && isSentence(rows.get(0)) && rows.get(1).row().filled() > 1;
        return isOver && !rows.get(0).isRuled() ? 1 : 0;
    }

    private static int length(List<PdfLine> rows) {
        int end = rows.size();
        if (end > 0 && rows.get(0).isRuled()) {
            return end;
        }
        while (end > 0 && isSentence(rows.get(end - 1)) && rows.get(end - 1).endsSentence()) {
            end--;
        }
        List<PdfLine> table = rows.subList(0, end);
        return end >= MIN_ROWS && (!isOfFigures(table) || needsCells(table)) ? end : 0;
    }

    /** Words above or below a table that stand over its first column. */
    private static boolean isSentence(PdfLine row) {
        return row.row().filled() == 1
                && !row.cells().get(0).isEmpty()
                && row.text().split(" ", -1).length >= MIN_SENTENCE_WORDS;
    }

    private static boolean needsCells(List<PdfLine> rows) {
        return TableCells.sayMoreThanLines(rows.stream().map(PdfLine::cells).toList());
    }

    /** Tables of figures are found by their figures, with the lines of their heads. */
    private static boolean isOfFigures(List<PdfLine> rows) {
        return 3 * rows.stream().filter(PdfLine::isRow).count() >= rows.size();
    }

    /** Writes lines whose cells nobody knows; gives how many. */
    int lines(List<PdfLine> lines, List<PdfBlock> blocks) {
        end(blocks);
        open = true;
        lines.forEach(line -> blocks.add(PdfBlock.row(List.of(line.text()), line.box(), false)));
        end(blocks);
        return lines.size();
    }

    /** Writes rows of cells; gives the number of lines. */
    int cells(List<PdfLine> lines, List<PdfBlock> blocks) {
        List<PdfLine> rows = lines.get(0).isRuled() ? lines : joined(withoutSigns(lines));
        boolean goesOn = open
                && !head.isEmpty()
                && rows.get(0).cells().size() == head.get(0).cells().size();
        if (!goesOn) {
            end(blocks);
            head = head(rows);
            open = true;
        }
        boolean arranges = !rows.get(0).isRuled() && arranges(rows);
        for (int i = goesOn ? repeated(rows) : 0; i < rows.size(); i++) {
            blocks.add(row(rows.get(i), arranges));
        }
        return lines.size();
    }

    private static List<TableRow> head(List<PdfLine> rows) {
        int length = 1;
        while (length < rows.size() && rows.get(length).row().isHead()) {
            length++;
        }
        return rows.subList(0, length).stream().map(PdfLine::row).toList();
    }

    /** How many rows say again what the head has said on an earlier page. */
    private int repeated(List<PdfLine> rows) {
        int count = 0;
        while (count < Math.min(head.size(), rows.size())
                && rows.get(count).cells().equals(head.get(count).cells())) {
            count++;
        }
        return count;
    }

    void end(List<PdfBlock> blocks) {
        if (open) {
            blocks.add(new PdfBlock(PdfBlock.Kind.TABLE_END, 0, List.of()));
            head = List.of();
            open = false;
        }
    }

    /** Whether most rows have one cell: titles and lines that stand at several places of a page. */
    private static boolean arranges(List<PdfLine> rows) {
        return 2 * rows.stream().filter(row -> row.row().filled() == 1).count() >= rows.size();
    }

    private PdfBlock row(PdfLine line, boolean withoutEmpty) {
        List<String> cells = line.cells().stream()
                .filter(cell -> !withoutEmpty || !cell.isEmpty())
                .map(this::joinedLines)
                .toList();
        return PdfBlock.row(cells, line.box(), line.row().isHead());
    }

    private static List<PdfLine> withoutSigns(List<PdfLine> lines) {
        List<List<String>> cells =
                TableCells.withoutSigns(lines.stream().map(PdfLine::cells).toList());
        List<PdfLine> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(lines.get(i).withCells(cells.get(i)));
        }
        return rows;
    }

    private String joinedLines(String cell) {
        StringBuilder joined = new StringBuilder();
        for (String line : cell.split("\n", -1)) {
            if (joined.isEmpty()) {
                joined.append(line);
            } else {
                words.glue(joined, line);
            }
        }
        return joined.toString();
    }

    /** Rows stand further apart than the lines of a cell do. */
    private static boolean isSpaced(List<PdfLine> lines) {
        int wide = 0;
        for (int i = 1; i < lines.size(); i++) {
            wide += isNextLine(lines.get(i - 1), lines.get(i)) ? 0 : 1;
        }
        return 3 * wide >= lines.size() - 1;
    }

    private static boolean isNextLine(PdfLine above, PdfLine line) {
        float distance = line.box().y()
                + line.box().height()
                - above.box().y()
                - above.box().height();
        return distance <= LINE_SPACING * line.box().height();
    }

    /** Nothing but text in a cell that is not the first. */
    private static boolean isRestOfCell(PdfLine line) {
        return line.cells().get(0).isEmpty()
                && line.cells().stream().filter(cell -> !cell.isEmpty()).count() == 1;
    }

    private static boolean isLowerRest(PdfLine line) {
        return line.cells().get(0).isEmpty()
                && line.cells().stream().allMatch(cell -> cell.isEmpty() || Character.isLowerCase(cell.charAt(0)));
    }

    /** Not all cells have a second line, or one of them goes on in lower case. */
    private static boolean goesOnInCells(PdfLine line) {
        return line.cells().stream().anyMatch(cell -> cell.isEmpty() || Character.isLowerCase(cell.charAt(0)));
    }

    private List<PdfLine> joined(List<PdfLine> lines) {
        List<PdfLine> rows = new ArrayList<>();
        boolean spaced = isSpaced(lines);
        boolean figures = lines.stream().anyMatch(PdfLine::hasFigureCell);
        PdfLine above = null;
        for (PdfLine line : lines) {
            int last = rows.size() - 1;
            boolean near = above != null && isNextLine(above, line);
            boolean rest = isRestOfCell(line) && !line.hasFigureCell();
            boolean goesOn =
                    near && (isLowerRest(line) || (figures ? spaced && rest : spaced ? goesOnInCells(line) : rest));
            above = line;
            if (last < 0 || !goesOn) {
                rows.add(line);
            } else {
                rows.set(last, rows.get(last).with(line, words));
            }
        }
        return rows;
    }
}
