package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.ParseChoices;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.xml.sax.SAXException;

/**
 * Writes one sheet: its name as a heading, then tables with their heads. Rows come in ascending order and leave at once,
 * but for the first ones of a block, which are held back until the head is known. A block ends at an empty row; it is a
 * table of its own if it has a head of its own.
 */
final class SheetWriter {
    private static final int LOOK_AHEAD = 12; // rows
    private static final int MAX_COLUMN = 16_383;
    private static final int MAX_GAP = 256; // empty columns between two cells that are written

    private final SheetOutput out;
    private final String name;
    private final ParseChoices choices;
    private final LeftOut leftOut;
    private final MergedCells merged = new MergedCells();
    private final BitSet hiddenColumns = new BitSet();
    private final BitSet leftOutColumns = new BitSet();
    private final List<SheetRow> held = new ArrayList<>();
    private int lastRow = -2;
    private boolean begun; // the heading is written
    private boolean table; // an element is open
    private boolean streaming; // the head of the block is known

    SheetWriter(SheetOutput out, String name, ParseChoices choices, LeftOut leftOut) {
        this.out = out;
        this.name = name;
        this.choices = choices;
        this.leftOut = leftOut;
    }

    /** Known before the first row. */
    void hideColumns(int first, int last) {
        hiddenColumns.set(Math.max(0, first), Math.min(Math.max(first, last), MAX_COLUMN) + 1);
    }

    /** Known before the row in which the range begins. */
    void merge(CellRange range) {
        merged.add(range);
    }

    void row(int index, boolean hidden, List<Cell> cells) throws SAXException {
        List<Cell> filled = merged.fill(index, cells);
        List<Cell> shown = visible(filled);
        if (shown.isEmpty()) {
            return;
        }
        if (index > lastRow + 1) {
            endBlock();
        }
        lastRow = index;
        if (hidden && !choices.hidden()) {
            leftOut.rows++;
            return;
        }
        boolean spans = shown.stream().anyMatch(cell -> cell.origin() != cell.column() && isOwn(cells, cell.origin()));
        SheetRow row = new SheetRow(index, shown, spans, merged.rowsFrom(index));
        if (streaming) {
            write(row);
        } else {
            held.add(row);
            if (held.size() >= LOOK_AHEAD) {
                release();
            }
        }
    }

    private static boolean isOwn(List<Cell> cells, int column) {
        return cells.stream().anyMatch(cell -> cell.column() == column && !cell.isBlank());
    }

    private List<Cell> visible(List<Cell> cells) {
        List<Cell> visible = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            if (cell.isBlank()) {
                continue;
            }
            if (!choices.hidden() && hiddenColumns.get(cell.column())) {
                leftOutColumns.set(cell.column());
            } else {
                visible.add(cell);
            }
        }
        return visible;
    }

    private void endBlock() throws SAXException {
        if (!held.isEmpty()) {
            release();
        }
        streaming = false;
    }

    /** Decides what the rows that are held back are, and writes them. */
    private void release() throws SAXException {
        TableHead head = TableHead.of(held);
        boolean notes = held.stream().allMatch(SheetRow::isSingle);
        if (table && !head.certain() && !notes) {
            for (SheetRow row : held) {
                write(row);
            }
        } else {
            endTable();
            startTable();
            writeHead(head);
            for (SheetRow row : held.subList(head.titles() + head.rows(), held.size())) {
                write(row);
            }
        }
        held.clear();
        streaming = true;
    }

    private void writeHead(TableHead head) throws SAXException {
        out.start("thead");
        for (SheetRow title : held.subList(0, head.titles())) {
            write(title);
        }
        List<SheetRow> rows = held.subList(head.titles(), head.titles() + head.rows());
        if (rows.size() == 1) {
            write(rows.get(0));
        } else {
            List<Cell> cells = TableHead.joined(rows);
            int last = rows.get(rows.size() - 1).index();
            CellRange range = new CellRange(
                    rows.get(0).index(),
                    cells.get(0).column(),
                    last,
                    cells.get(cells.size() - 1).column());
            write(cells, place(range));
        }
        out.end("thead");
    }

    private void write(SheetRow row) throws SAXException {
        write(row.isSingle() ? row.cells().subList(0, 1) : row.cells(), place(row.range()));
    }

    private void write(List<Cell> cells, String place) throws SAXException {
        out.start("tr", place);
        int column = 0;
        for (Cell cell : cells) {
            for (int gap = Math.min(cell.column() - column, MAX_GAP); gap > 0; gap--) {
                out.element("td", "");
            }
            out.element("td", cell.text());
            column = cell.column() + 1;
        }
        out.end("tr");
    }

    private String place(CellRange range) {
        return name + "!" + range.label();
    }

    private void startTable() throws SAXException {
        begin(place(held.get(0).range()));
        out.start("table");
        table = true;
    }

    private void endTable() throws SAXException {
        if (table) {
            out.end("table");
            table = false;
        }
    }

    /** The heading, once, if anything of the sheet is written. */
    private void begin(String place) throws SAXException {
        if (!begun) {
            out.element("h1", place, name);
            begun = true;
        }
    }

    /** A text that stands beside the cells: of a drawing, a comment, the head or foot of the page. */
    void beside(String text, String place) throws SAXException {
        endBlock();
        endTable();
        if (!text.isBlank()) {
            begin(place);
            out.element("p", place, text);
        }
    }

    void comment(String cell, String text) throws SAXException {
        beside("Comment on " + cell + ": " + text, name + "!" + cell);
    }

    void drawing(String text) throws SAXException {
        beside(text, name);
    }

    /** The codes of Excel's page heads are resolved; what changes with the page or the day is left out. */
    void pageText(String codes) throws SAXException {
        beside(PageText.resolve(codes, name), name);
    }

    void end() throws SAXException {
        endBlock();
        endTable();
        leftOut.columns += leftOutColumns.cardinality();
    }
}
