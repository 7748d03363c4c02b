package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.List;

/** Writes lines as rows of a table, which may go on over the end of a page. */
final class PdfTable {
    private static final int MIN_ROWS = 3;
    /** Of the lines of one cell, in parts of a line's height. */
    private static final float LINE_SPACING = 1.5f;

    private final PdfWords words;
    private List<String> head = List.of();
    private boolean open;

    PdfTable(PdfWords words) {
        this.words = words;
    }

    /** How many lines from here on are rows of one table by where their cells stand; 0 where none starts. */
    static int length(List<PdfLine> lines, int start) {
        int table = lines.get(start).table();
        int end = start;
        while (table > 0 && end < lines.size() && lines.get(end).table() == table) {
            end++;
        }
        return end - start >= MIN_ROWS && !isOfFigures(lines.subList(start, end)) ? end - start : 0;
    }

    /** Tables of figures are found by their figures, with the lines of their heads. */
    private static boolean isOfFigures(List<PdfLine> rows) {
        return 3 * rows.stream().filter(PdfLine::isRow).count() >= rows.size();
    }

    /** Writes lines whose cells nobody knows; gives how many. */
    int lines(List<PdfLine> lines, List<PdfBlock> blocks) {
        end(blocks);
        open = true;
        lines.forEach(line -> blocks.add(row(List.of(line.text()), line.box())));
        end(blocks);
        return lines.size();
    }

    /** Writes rows of cells; gives the number of lines. */
    int cells(List<PdfLine> lines, List<PdfBlock> blocks) {
        List<PdfLine> rows = lines.stream().anyMatch(PdfLine::hasFigureCell) ? lines : joined(lines);
        List<String> first = rows.get(0).cells();
        boolean goesOn = open && first.size() == head.size();
        if (!goesOn) {
            end(blocks);
            head = first;
            open = true;
        }
        for (int i = goesOn && first.equals(head) ? 1 : 0; i < rows.size(); i++) {
            blocks.add(row(rows.get(i).cells(), rows.get(i).box()));
        }
        return lines.size();
    }

    void end(List<PdfBlock> blocks) {
        if (open) {
            blocks.add(new PdfBlock(PdfBlock.Kind.TABLE_END, 0, List.of()));
            head = List.of();
            open = false;
        }
    }

    private static PdfBlock row(List<String> cells, PageBox box) {
        List<PdfBlock.Part> parts = new ArrayList<>();
        String currency = "";
        for (String cell : cells) {
            boolean lone = cell.length() == 1 && "$€£¥₽₩".contains(cell);
            parts.add(new PdfBlock.Part(lone ? "" : (currency + " " + cell).strip(), box));
            currency = lone ? cell : cell.isEmpty() ? currency : "";
        }
        return new PdfBlock(PdfBlock.Kind.ROW, 0, parts);
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

    /** Not all cells have a second line, or one of them goes on in lower case. */
    private static boolean goesOnInCells(PdfLine line) {
        return line.cells().stream().anyMatch(cell -> cell.isEmpty() || Character.isLowerCase(cell.charAt(0)));
    }

    private List<PdfLine> joined(List<PdfLine> lines) {
        List<PdfLine> rows = new ArrayList<>();
        boolean spaced = isSpaced(lines);
        PdfLine above = null;
        for (PdfLine line : lines) {
            int last = rows.size() - 1;
            boolean near = above != null && isNextLine(above, line);
            boolean goesOn = near && (spaced ? goesOnInCells(line) : isRestOfCell(line));
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
