package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.ParseException;
import dev.corpusmill.index.parse.sheet.format.CellFormats;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellRecord;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.CommonObjectDataSubRecord;
import org.apache.poi.hssf.record.FooterRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.HeaderRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NoteRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.ObjRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.SubRecord;
import org.apache.poi.hssf.record.TextObjectRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** One sheet of an xls file. It is held until its end, where the file says which cells are merged. */
final class XlsSheet {
    private static final int MAX_CELLS = 3_000_000;

    private final IntFunction<String> strings;
    private final IntUnaryOperator formatOfStyle;
    private final TreeMap<Integer, List<Stored>> rows = new TreeMap<>();
    private final BitSet hiddenRows = new BitSet();
    private final List<int[]> hiddenColumns = new ArrayList<>();
    private final List<CellRange> merged = new ArrayList<>();
    private final List<String> pageTexts = new ArrayList<>();
    private final Map<Integer, String> textOfShape = new HashMap<>();
    private final Map<Integer, String> cellOfNote = new HashMap<>();
    private @Nullable FormulaRecord awaitsText;
    private int shape = -1;
    private int cells;

    /** A cell before its format is applied: a text, or a number where the text is null. */
    private record Stored(int column, @Nullable String text, double number, int format) {}

    XlsSheet(IntFunction<String> strings, IntUnaryOperator formatOfStyle) {
        this.strings = strings;
        this.formatOfStyle = formatOfStyle;
    }

    void take(Record record) {
        if (record instanceof CellRecord || record instanceof LabelRecord || record instanceof RKRecord) {
            cell(record);
        } else if (record instanceof StringRecord text && awaitsText != null) {
            store(awaitsText.getRow(), text(awaitsText, text.getString()));
            awaitsText = null;
        } else if (record instanceof RowRecord row && row.getZeroHeight()) {
            hiddenRows.set(row.getRowNumber());
        } else if (record instanceof ColumnInfoRecord columns && columns.getHidden()) {
            hiddenColumns.add(new int[] {columns.getFirstColumn(), columns.getLastColumn()});
        } else if (record instanceof MergeCellsRecord ranges) {
            for (int i = 0; i < ranges.getNumAreas(); i++) {
                CellRangeAddress range = ranges.getAreaAt(i);
                merged.add(new CellRange(
                        range.getFirstRow(), range.getFirstColumn(), range.getLastRow(), range.getLastColumn()));
            }
        } else {
            beside(record);
        }
    }

    private void beside(Record record) {
        if (record instanceof HeaderRecord head) {
            pageTexts.add(head.getText());
        } else if (record instanceof FooterRecord foot) {
            pageTexts.add(foot.getText());
        } else if (record instanceof ObjRecord object) {
            for (SubRecord part : object.getSubRecords()) {
                shape = part instanceof CommonObjectDataSubRecord common ? common.getObjectId() : shape;
            }
        } else if (record instanceof TextObjectRecord text && text.getStr() != null) {
            textOfShape.put(shape, text.getStr().getString());
        } else if (record instanceof NoteRecord note) {
            cellOfNote.put(note.getShapeId(), CellRange.letters(note.getColumn()) + (note.getRow() + 1));
        }
    }

    private void cell(Record record) {
        if (record instanceof LabelSSTRecord shared) {
            store(shared.getRow(), text(shared, strings.apply(shared.getSSTIndex())));
        } else if (record instanceof NumberRecord number) {
            store(number.getRow(), number(number, number.getValue()));
        } else if (record instanceof FormulaRecord formula) {
            formula(formula);
        } else if (record instanceof BoolErrRecord value) {
            store(
                    value.getRow(),
                    text(value, value.isBoolean() ? bool(value.getBooleanValue()) : error(value.getErrorValue())));
        } else if (record instanceof RKRecord number) {
            store(number.getRow(), number(number, number.getRKNumber()));
        } else if (record instanceof LabelRecord label) {
            store(label.getRow(), new Stored(label.getColumn(), label.getValue(), 0, format(label.getXFIndex())));
        }
    }

    private void formula(FormulaRecord formula) {
        if (formula.hasCachedResultString()) {
            awaitsText = formula;
            return;
        }
        CellType type = formula.getCachedResultTypeEnum();
        Stored cell =
                switch (type) {
                    case BOOLEAN -> text(formula, bool(formula.getCachedBooleanValue()));
                    case ERROR -> text(formula, error(formula.getCachedErrorValue()));
                    default -> number(formula, formula.getValue());
                };
        store(formula.getRow(), cell);
    }

    private static String bool(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    private static String error(int code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR";
    }

    private Stored text(CellRecord cell, String text) {
        return new Stored(cell.getColumn(), text, 0, format(cell.getXFIndex()));
    }

    private Stored number(CellRecord cell, double number) {
        return new Stored(cell.getColumn(), null, number, format(cell.getXFIndex()));
    }

    private int format(int style) {
        return formatOfStyle.applyAsInt(style);
    }

    private void store(int row, Stored cell) {
        if (++cells > MAX_CELLS) {
            throw ParseException.rejected("more cells than a sheet may have: max=" + MAX_CELLS);
        }
        rows.computeIfAbsent(row, number -> new ArrayList<>()).add(cell);
    }

    void write(SheetWriter writer, CellFormats formats, boolean comments) throws SAXException {
        hiddenColumns.forEach(range -> writer.hideColumns(range[0], range[1]));
        merged.forEach(writer::merge);
        for (Map.Entry<Integer, List<Stored>> row : rows.entrySet()) {
            TreeMap<Integer, Cell> shown = new TreeMap<>();
            for (Stored cell : row.getValue()) {
                shown.put(
                        cell.column(),
                        cell.text() == null
                                ? Cell.number(cell.column(), formats.number(cell.number(), cell.format()))
                                : Cell.text(cell.column(), formats.text(cell.text(), cell.format())));
            }
            writer.row(row.getKey(), hiddenRows.get(row.getKey()), List.copyOf(shown.values()));
        }
        for (Map.Entry<Integer, String> text : new TreeMap<>(textOfShape).entrySet()) {
            String cell = cellOfNote.get(text.getKey());
            if (cell == null) {
                writer.drawing(text.getValue());
            } else if (comments) {
                writer.comment(cell, text.getValue());
            }
        }
        for (String text : pageTexts) {
            writer.pageText(text);
        }
        writer.end();
    }
}
