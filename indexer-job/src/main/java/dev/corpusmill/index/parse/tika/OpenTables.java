package dev.corpusmill.index.parse.tika;

import dev.corpusmill.index.parse.TableBuffer;
import dev.corpusmill.index.parse.TextBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The tables and cells that are open, the innermost last: a small table inside a cell becomes words of it, a large one dissolves those around it. */
final class OpenTables {
    private final TextBuilder out;
    private final Deque<TableBuffer> tables = new ArrayDeque<>();
    private final Deque<StringBuilder> cells = new ArrayDeque<>();

    OpenTables(TextBuilder out) {
        this.out = out;
    }

    boolean any() {
        return !tables.isEmpty();
    }

    boolean inCell() {
        return !cells.isEmpty();
    }

    /** Adds a line to the open cell. */
    void add(String text) {
        StringBuilder cell = cells.element();
        cell.append(cell.isEmpty() || text.isEmpty() ? "" : "\n").append(text);
    }

    /** Where what is written next stands: a row waits in its table, so it keeps its place there. */
    void place(String name) {
        if (tables.isEmpty()) {
            out.place(name);
        } else {
            tables.element().place(name);
        }
    }

    /** Writes the rows so far: what follows begins on another page. */
    void write() {
        if (!tables.isEmpty()) {
            tables.element().write();
        }
    }

    void start(boolean keepRows) {
        if (!tables.isEmpty() && (cells.isEmpty() || tables.element().isLayout())) {
            dissolve();
        }
        tables.push(new TableBuffer(out));
        if (keepRows) {
            tables.element().keepRows();
        }
    }

    /** The open tables only arrange what comes next; each has one open cell at most. */
    private void dissolve() {
        Iterator<TableBuffer> outer = tables.descendingIterator();
        Iterator<StringBuilder> open = cells.descendingIterator();
        while (outer.hasNext()) {
            TableBuffer table = outer.next();
            if (open.hasNext()) {
                StringBuilder cell = open.next();
                table.cell(cell.toString());
                cell.setLength(0);
            }
            table.becomeLayout();
        }
    }

    void startRow(float[] box) {
        tables.element().startRow(box);
    }

    void startCell() {
        cells.push(new StringBuilder());
    }

    void endCell() {
        if (!cells.isEmpty() && !tables.isEmpty()) {
            tables.element().cell(cells.pop().toString());
        }
    }

    void endRow() {
        TableBuffer table = tables.pop();
        if (!table.isSmall() && cells.size() == tables.size()) {
            dissolve();
        }
        tables.push(table);
        table.endRow();
    }

    void endHead() {
        if (!tables.isEmpty()) {
            tables.element().endHead();
        }
    }

    void end() {
        TableBuffer ended = tables.pop();
        if (!tables.isEmpty() && !cells.isEmpty() && !tables.element().isLayout()) {
            add(ended.asCell());
            tables.element().nests();
        } else {
            ended.end();
            out.endParagraph();
        }
    }
}
