package dev.corpusmill.index.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one table until they can be written: a row becomes a line, its cells joined by " | ". Columns that are empty
 * in all rows are left out. A table that only arranges prose is written as the paragraphs it holds.
 */
public final class TableBuffer {
    private static final int MAX_BUFFERED_CELLS = 20_000;
    private static final int PROSE_CHARS = 1_000;

    private final TextBuilder out;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<float[]> boxes = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private int cells;
    private boolean open;
    private boolean layout;
    private boolean kept;
    private float[] box = TextBuilder.NO_BOX;

    public TableBuffer(TextBuilder out) {
        this.out = out;
    }

    public void cell(String text) {
        row.add(text);
        cells++;
    }

    /** Rows stay rows even where each has one cell. */
    public void keepRows() {
        kept = true;
    }

    /** The rectangle of the row that begins: page, x, y, width, height. */
    public void startRow(float[] rectangle) {
        box = rectangle;
    }

    public void endRow() {
        if (row.stream().anyMatch(cell -> !cell.isBlank())) {
            rows.add(row);
            boxes.add(box);
        }
        row = new ArrayList<>();
        box = TextBuilder.NO_BOX;
        if (cells > MAX_BUFFERED_CELLS) {
            write();
        }
    }

    /** Another table begins inside a cell: this one only arranges it. */
    public void becomeLayout() {
        layout = true;
        endRow();
        write();
    }

    public void end() {
        endRow();
        write();
        if (open) {
            out.endTable();
            open = false;
        }
    }

    /** Writes the rows so far: what follows begins on another page. */
    public void write() {
        boolean[] used = usedColumns();
        int columns = 0;
        for (boolean column : used) {
            columns += column ? 1 : 0;
        }
        for (int i = 0; i < rows.size(); i++) {
            List<String> line = rows.get(i);
            if (layout || line.stream().anyMatch(cell -> cell.length() > PROSE_CHARS)) {
                prose(line);
            } else if (columns > 1 || open || kept) {
                line(join(line, used), boxes.get(i));
            } else {
                out.endLine();
                out.append(line.stream()
                        .filter(cell -> !cell.isBlank())
                        .findFirst()
                        .orElse(""));
            }
        }
        rows.clear();
        boxes.clear();
        cells = 0;
    }

    private boolean[] usedColumns() {
        boolean[] used = new boolean[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> line : rows) {
            for (int i = 0; i < line.size(); i++) {
                used[i] |= !line.get(i).isBlank();
            }
        }
        return used;
    }

    private void line(String line, float[] rectangle) {
        if (!open) {
            out.startTable();
            open = true;
        }
        out.row(line, rectangle);
    }

    private static String join(List<String> line, boolean[] used) {
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        for (int i = 0; i < line.size(); i++) {
            if (used[i]) {
                joined.append(first ? "" : " | ").append(CleanText.collapse(line.get(i)));
                first = false;
            }
        }
        int end = joined.length();
        while (end > 0 && (joined.charAt(end - 1) == ' ' || joined.charAt(end - 1) == '|')) {
            end--;
        }
        return joined.substring(0, end);
    }

    private void prose(List<String> line) {
        if (open) {
            out.endTable();
            open = false;
        }
        for (String cell : line) {
            out.endParagraph();
            out.append(cell);
        }
        out.endParagraph();
    }
}
