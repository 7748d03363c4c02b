package dev.corpusmill.index.parse.sheet;

import dev.corpusmill.index.parse.sheet.format.CellFormats;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.ExcelNumberFormat;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.binary.XSSFBCommentsTable;
import org.apache.poi.xssf.binary.XSSFBSharedStringsTable;
import org.apache.poi.xssf.binary.XSSFBSheetHandler;
import org.apache.poi.xssf.binary.XSSFBStylesTable;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.tika.exception.RuntimeSAXException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Rows of a sheet of an xlsb file. */
final class XlsbCells implements XSSFBSheetHandler.XSSFBSheetContentsHandler {
    private static final int FIRST_OWN_FORMAT = 164;

    private final SheetWriter writer;
    private final CellFormats formats;
    private final BitSet hiddenRows;
    private final List<String> pageTexts = new ArrayList<>();
    private final Map<String, String> comments = new LinkedHashMap<>();
    private List<Cell> cells = new ArrayList<>();

    XlsbCells(SheetWriter writer, CellFormats formats, BitSet hiddenRows) {
        this.writer = writer;
        this.formats = formats;
        this.hiddenRows = hiddenRows;
    }

    /** POI's reader of the records of cells. */
    static final class Reader extends XSSFBSheetHandler {
        Reader(
                InputStream content,
                @Nullable XSSFBStylesTable styles,
                @Nullable XSSFBCommentsTable comments,
                @Nullable XSSFBSharedStringsTable strings,
                XlsbCells cells) {
            super(content, styles, comments, strings, cells, false);
        }
    }

    @Override
    public void startRow(int row) {
        cells = new ArrayList<>();
    }

    @Override
    public void endRow(int row) {
        if (row < 0) {
            return;
        }
        try {
            writer.row(row, hiddenRows.get(row), cells);
        } catch (SAXException refused) {
            throw new RuntimeSAXException(refused);
        }
        cells = new ArrayList<>();
    }

    @Override
    public void stringCell(String reference, @Nullable String value, @Nullable XSSFComment comment) {
        add(reference, comment, Cell.text(CellRange.column(reference), value == null ? "" : value));
    }

    @Override
    public void doubleCell(
            String reference, double value, @Nullable XSSFComment comment, @Nullable ExcelNumberFormat format) {
        int id = format == null ? 0 : format.getIdx();
        if (format != null && id >= FIRST_OWN_FORMAT) {
            formats.define(id, format.getFormat());
        }
        add(reference, comment, Cell.number(CellRange.column(reference), formats.number(value, id)));
    }

    @Override
    public void booleanCell(String reference, boolean value, @Nullable XSSFComment comment) {
        add(reference, comment, Cell.text(CellRange.column(reference), value ? "TRUE" : "FALSE"));
    }

    @Override
    public void errorCell(String reference, @Nullable FormulaError error, @Nullable XSSFComment comment) {
        add(reference, comment, Cell.text(CellRange.column(reference), error == null ? "" : error.getString()));
    }

    private void add(String reference, @Nullable XSSFComment comment, Cell cell) {
        if (!cell.isBlank()) {
            cells.add(cell);
        }
        if (comment != null) {
            comments.put(reference, comment.getString().getString());
        }
    }

    @Override
    public void headerFooter(@Nullable String text, boolean isHeader, String name) {
        Optional.ofNullable(text).filter(said -> !pageTexts.contains(said)).ifPresent(pageTexts::add);
    }

    @Override
    public void endSheet() {}

    /** Writes what stands beside the cells. */
    void end() throws SAXException {
        for (String text : pageTexts) {
            writer.pageText(text);
        }
        for (Map.Entry<String, String> comment : comments.entrySet()) {
            writer.comment(comment.getKey(), comment.getValue());
        }
    }
}
