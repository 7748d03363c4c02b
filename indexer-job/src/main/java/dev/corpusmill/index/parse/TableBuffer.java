package dev.corpusmill.index.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of one table until they can be written: a row becomes a line, its cells joined by " | ". Columns that are empty
 * in all rows are left out. Names of columns in several rows become one. A table that only arranges prose is written as
 * the paragraphs it holds.
 */
public final class TableBuffer {
    private static final int MAX_BUFFERED_CELLS = 20_000;
    private static final int PROSE_CHARS = 1_000;

    private final TextBuilder out;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> places = new ArrayList<>(); // of the rows
    private final List<float[]> boxes = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private String place = "";
    private int cells;
    private boolean open;
    private boolean layout;
    private boolean nests;
    private int chars;
    private boolean[] used = {};
    private int headRows;
    private boolean kept;
    private float[] box = TextBuilder.NO_BOX;

    public TableBuffer(TextBuilder out) {
        this.out = out;
    }

    public void cell(String text) {
        row.add(text);
        cells++;
        chars += text.length();
    }

    /** The rows so far are the table's head. */
    public void endHead() {
        endRow();
        for (int joined = open ? 0 : HeadRows.join(rows); joined > 0; joined--) {
            places.remove(rows.size() - 1);
            boxes.remove(rows.size() - 1);
        }
        headRows = open ? 0 : rows.size();
    }

    /** Whether the table may stand in a cell of another one as a few words. */
    public boolean isSmall() {
        return chars <= NestedTable.MAX_CHARS && !open;
    }

    /** The rows as the text of a cell in the table around, which says that it holds a table. */
    public String asCell() {
        endRow();
        return NestedTable.cell(rows);
    }

    /** A cell holds a small table. */
    public void nests() {
        nests = true;
    }

    /** Whether its rows are written as paragraphs. */
    public boolean isLayout() {
        return layout;
    }

    /** What people call the place where the row stands that is being read. */
    public void place(String name) {
        place = name;
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
            places.add(place);
            boxes.add(box);
        }
        row = new ArrayList<>();
        box = TextBuilder.NO_BOX;
        if (cells > MAX_BUFFERED_CELLS) {
            write();
        }
    }

    /** A large table stands inside a cell: this one only arranges it. */
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
        used = usedColumns();
        int columns = 0;
        for (boolean column : used) {
            columns += column ? 1 : 0;
        }
        layout |= nests && !open && (columns < 2 || rows.size() < 2);
        for (int i = 0; i < rows.size(); i++) {
            List<String> line = rows.get(i);
            out.place(places.get(i));
            if (layout || line.stream().anyMatch(cell -> cell.length() > PROSE_CHARS)) {
                prose(line);
            } else if (columns > 1 || open || kept) {
                line(join(line, used), boxes.get(i));
            } else {
                out.endLine();
                out.append(NestedTable.lines(line.stream()
                        .filter(cell -> !cell.isBlank())
                        .findFirst()
                        .orElse("")));
            }
        }
        rows.clear();
        places.clear();
        boxes.clear();
        cells = 0;
    }

    /** Columns that were used in rows already written stay, so that all rows of a table have the same ones. */
    private boolean[] usedColumns() {
        boolean[] all = Arrays.copyOf(
                used,
                Math.max(used.length, rows.stream().mapToInt(List::size).max().orElse(0)));
        for (List<String> line : rows) {
            for (int i = 0; i < line.size(); i++) {
                all[i] |= !line.get(i).isBlank();
            }
        }
        return all;
    }

    private void line(String line, float[] rectangle) {
        if (!open) {
            out.startTable();
            open = true;
        }
        out.row(line, headRows-- > 0, rectangle);
    }

    private static String join(List<String> line, boolean[] used) {
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        for (int i = 0; i < line.size(); i++) {
            if (used[i]) {
                joined.append(first ? "" : " | ").append(CleanText.collapse(NestedTable.words(line.get(i))));
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
            out.append(NestedTable.lines(cell));
        }
        out.endParagraph();
    }
}
